import type { Reply } from '@domain/api'
import { CONTACT_KINDS, type ContactKind, isPlaceholder } from '@domain/directory'
import { Button, Collapse, Space } from 'antd'
import { Tag } from '../../components/Tag'
import { ContactList } from './ContactList'
import type { Edited } from './edited'

/** Whom every village should have. */
const WANTED: readonly ContactKind[] = ['grid-officer', 'mediator', 'adviser', 'service-point']

interface VillageListProps {
  directory: Reply<'deskDirectory'>
  onEdit: (edited: Edited) => void
  onAdd: (villageId: string) => void
}

/** Each village with its people, its rules, and what is still missing. */
export const VillageList = ({ directory, onEdit, onAdd }: VillageListProps) => (
  <Collapse
    items={directory.villages.map(({ value: village, revision, rules, rulesRevision }) => {
      const contacts = directory.contacts.filter(({ value }) => value.villageId === village.id)
      const missing = WANTED.filter((kind) => !contacts.some(({ value }) => value.kind === kind))
      return {
        key: village.id,
        label: (
          <span className="tags">
            <strong>{village.name}</strong>
            {isPlaceholder(village.name) ? <Tag tone="warn">村名待填</Tag> : null}
            {missing.length > 0 ? (
              <Tag tone="warn">缺{missing.map((kind) => CONTACT_KINDS[kind]).join('、')}</Tag>
            ) : null}
            {rules ? null : <Tag tone="warn">缺村规民约</Tag>}
          </span>
        ),
        children: (
          <>
            <Space wrap className="directory-add">
              <Button onClick={() => onAdd(village.id)}>加联系人</Button>
              <Button onClick={() => onEdit({ of: 'village', value: village, revision })}>改村名、人口</Button>
              <Button
                onClick={() =>
                  onEdit({
                    of: 'rules',
                    value: rules ?? { villageId: village.id },
                    village: village.name,
                    revision: rulesRevision,
                  })
                }
              >
                {rules ? '改村规民约' : '录入村规民约'}
              </Button>
            </Space>
            <ContactList
              contacts={contacts}
              onEdit={(contact) => onEdit({ of: 'contact', value: contact.value, revision: contact.revision })}
            />
          </>
        ),
      }
    })}
  />
)
