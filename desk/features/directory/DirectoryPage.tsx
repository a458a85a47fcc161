import type { Reply } from '@domain/api'
import type { Contact } from '@domain/directory'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { reading } from '../../api/cache'
import { DownloadButton } from '../../components/DownloadButton'
import { LinkButton } from '../../components/LinkButton'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { ContactForm } from './ContactForm'
import { ContactList } from './ContactList'
import { type Edited, newContact } from './edited'
import { PlaceForm } from './PlaceForm'
import { RulesForm } from './RulesForm'
import { VillageForm } from './VillageForm'
import { VillageList } from './VillageList'
import './directory.css'

type Directory = Reply<'deskDirectory'>
const TITLES = { village: '改村名', contact: '联系人', place: '地点', rules: '村规民约' } as const

/** Villages, whom to call, places and villages' rules: what residents see, kept up to date by staff. */
export default function DirectoryPage() {
  const [part, setPart] = useState<'villages' | 'town'>('villages')
  const [edited, setEdited] = useState<Edited>()
  const query = useQuery(reading('deskDirectory', {}))
  const [params, setParams] = useSearchParams()
  const asked = params.get('id')
  /** Whom the address asks for, by whom the search leads here. */
  const found = query.data?.contacts.find(({ value }) => value.id === asked)
  useEffect(() => {
    // What is being edited stays as it was opened, also when the list is read anew.
    if (found) setEdited((open) => open ?? contactToEdit(found, query.data?.officeId))
  }, [found, query.data?.officeId])
  const close = () => {
    setEdited(undefined)
    setParams({}, { replace: true })
  }
  const add = (more: Partial<Contact>) =>
    setEdited({ of: 'contact', value: newContact(more), revision: 0, fresh: true })
  return (
    <Page
      title="通讯录"
      lead="村、联系人、地点和村规民约。改了，居民手机上马上看到；谁改了什么都有记录。"
      actions={
        <>
          <LinkButton to="/directory/import" primary>
            用表格导入
          </LinkButton>
          <DownloadButton name="deskDirectoryXlsx" input={{}}>
            导出 Excel
          </DownloadButton>
          <LinkButton to="/directory/history">改动记录</LinkButton>
        </>
      }
    >
      <div className="filters">
        <Segmented
          aria-label="看哪一部分"
          value={part}
          onChange={setPart}
          options={[
            { value: 'villages', label: '各村' },
            { value: 'town', label: '镇上、县里、热线' },
          ]}
        />
      </div>
      <Loaded query={query}>
        {(directory) =>
          part === 'villages' ? (
            <VillageList directory={directory} onEdit={setEdited} onAdd={(villageId) => add({ villageId })} />
          ) : (
            <TownPart directory={directory} onEdit={setEdited} onAdd={() => add({ kind: 'agency' })} />
          )
        }
      </Loaded>
      <Drawer
        open={edited !== undefined}
        title={edited ? TITLES[edited.of] : ''}
        onClose={close}
        size={edited?.of === 'rules' ? 640 : 460}
        destroyOnHidden
      >
        {edited?.of === 'contact' ? <ContactForm edited={edited} onDone={close} /> : null}
        {edited?.of === 'village' ? <VillageForm edited={edited} onDone={close} /> : null}
        {edited?.of === 'place' ? <PlaceForm edited={edited} onDone={close} /> : null}
        {edited?.of === 'rules' ? <RulesForm edited={edited} onDone={close} /> : null}
      </Drawer>
    </Page>
  )
}

/** A contact as the form takes it up; the office cannot be taken out. */
const contactToEdit = ({ value, revision }: Directory['contacts'][number], officeId: string | undefined): Edited => ({
  of: 'contact',
  value,
  revision,
  ...(value.id === officeId ? { office: true } : {}),
})

interface TownPartProps {
  directory: Directory
  onEdit: (edited: Edited) => void
  onAdd: () => void
}

function TownPart({ directory, onEdit, onAdd }: TownPartProps) {
  const { officeId } = directory
  return (
    <>
      <ContactList
        contacts={directory.contacts.filter(({ value }) => !value.villageId)}
        onEdit={(contact) => onEdit(contactToEdit(contact, officeId))}
      />
      <Button className="directory-add" onClick={onAdd}>
        加一个
      </Button>
      <ul className="card-list">
        {directory.places.map(({ value, revision }) => (
          <li key={value.id} className="duty-day">
            <span>
              <strong>{value.name}</strong>
              <small>{value.address}</small>
            </span>
            <span>
              {value.hours ?? '开门时间还没填'}
              <small>{value.latitude === undefined ? '地图位置还没填' : '地图位置填好了'}</small>
            </span>
            <Button onClick={() => onEdit({ of: 'place', value, revision })}>改</Button>
          </li>
        ))}
      </ul>
    </>
  )
}
