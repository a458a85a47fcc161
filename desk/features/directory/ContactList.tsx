import type { Reply } from '@domain/api'
import { CONTACT_KINDS } from '@domain/directory'
import { Button } from 'antd'
import { Tag } from '../../components/Tag'

type Listed = Reply<'deskDirectory'>['contacts'][number]

/** Contacts in a list; what residents miss is said. */
export const ContactList = ({ contacts, onEdit }: { contacts: Listed[]; onEdit: (contact: Listed) => void }) => (
  <ul className="card-list">
    {contacts.map((contact) => {
      const { id, name, kind, phone, purpose, hours } = contact.value
      return (
        <li key={id} className="duty-day">
          <span>
            <strong>{name}</strong> <Tag>{CONTACT_KINDS[kind]}</Tag>
            <small>{purpose}</small>
          </span>
          <span>
            {phone ?? '电话还没填'}
            {hours ? <small>{hours}</small> : null}
          </span>
          <Button onClick={() => onEdit(contact)} aria-label={`改${name}`}>
            改
          </Button>
        </li>
      )
    })}
  </ul>
)
