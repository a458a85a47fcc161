import type { DefinitionFault } from '@domain/survey'
import { Alert, Button } from 'antd'

interface FaultListProps {
  faults: readonly DefinitionFault[]
  /** Opens the place of a fault; absent where there is no form to open. */
  onGo: ((fault: DefinitionFault) => void) | undefined
}

/** All that stands against publishing, each a way to its place. */
export function FaultList({ faults, onGo }: FaultListProps) {
  if (faults.length === 0) return null
  return (
    <Alert
      type="warning"
      title={`还有 ${faults.length} 处要改，改好才能发布`}
      description={
        <ul className="fault-list">
          {faults.map((fault) => {
            const words = `${fault.place}：${fault.message}`
            return (
              <li key={`${fault.path} ${fault.message}`}>
                {onGo && fault.path.includes('.questions.') ? (
                  <Button type="link" onClick={() => onGo(fault)}>
                    {words}
                  </Button>
                ) : (
                  words
                )}
              </li>
            )
          })}
        </ul>
      }
    />
  )
}
