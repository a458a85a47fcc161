import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Popconfirm } from 'antd'

interface MoveButtonsProps {
  /** What is moved, in words: 第 3 题. */
  what: string
  onMove: (by: -1 | 1) => void
  canUp: boolean
  canDown: boolean
  onCopy?: () => void
  onDelete: () => void
  /** Asked before deleting what took work to write. */
  confirm?: boolean
}

/** Order, copy and delete by buttons: the same with a finger, a mouse and a keyboard. */
export function MoveButtons({ what, onMove, canUp, canDown, onCopy, onDelete, confirm }: MoveButtonsProps) {
  const remove = (
    <Button
      icon={<DeleteOutlined aria-hidden />}
      aria-label={`删除${what}`}
      danger
      {...(confirm ? {} : { onClick: onDelete })}
    />
  )
  return (
    <span className="move-buttons">
      <Button
        icon={<ArrowUpOutlined aria-hidden />}
        aria-label={`上移${what}`}
        disabled={!canUp}
        onClick={() => onMove(-1)}
      />
      <Button
        icon={<ArrowDownOutlined aria-hidden />}
        aria-label={`下移${what}`}
        disabled={!canDown}
        onClick={() => onMove(1)}
      />
      {onCopy ? <Button icon={<CopyOutlined aria-hidden />} aria-label={`复制${what}`} onClick={onCopy} /> : null}
      {confirm ? (
        <Popconfirm title={`删除${what}？`} okText="删除" cancelText="不删" onConfirm={onDelete}>
          {remove}
        </Popconfirm>
      ) : (
        remove
      )}
    </span>
  )
}
