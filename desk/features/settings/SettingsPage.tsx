import { mayCall, type Reply } from '@domain/api'
import { type NumberSetting, SETTINGS, type TownSettings, TownSettingsSchema } from '@domain/settings'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, InputNumber } from 'antd'
import { useState } from 'react'
import { reading } from '../../api/cache'
import { Fault } from '../../api/fault'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { useStaff } from '../../session/useStaff'
import { ChangeList } from './ChangeList'

type Settings = Reply<'deskSettings'>
type Group = keyof typeof SETTINGS
const GROUPS = Object.entries(SETTINGS) as [Group, (typeof SETTINGS)[Group]][]

/** The numbers of the town's rules, and who changed which. */
export default function SettingsPage() {
  const { role } = useStaff()
  const query = useQuery(reading('deskSettings', {}))
  const mayChange = mayCall(role, 'deskChangeSettings')
  return (
    <Page
      title="本镇设置"
      lead={mayChange ? '预约、调解、保存期的数。存了马上生效。' : '预约、调解、保存期的数。要改请找管理员。'}
    >
      <Loaded query={query}>
        {(settings) => (mayChange ? <SettingsForm settings={settings} /> : <SettingsList settings={settings} />)}
      </Loaded>
      <ChangeList />
    </Page>
  )
}

/** What a number changes, what may be put in, and what the town's file says. */
const hintOf = (field: NumberSetting, inFile: number) =>
  `${field.affects}可填 ${field.min} 到 ${field.max}，默认 ${inFile}。`

/** All numbers as one form. What was typed stays until it is saved, even when somebody else has saved meanwhile. */
function SettingsForm({ settings }: { settings: Settings }) {
  // What was opened: a later version means that somebody else has saved since.
  const [opened, setOpened] = useState(settings)
  const save = useAct('deskChangeSettings', {
    done: '存好了，已经生效',
    refresh: ['deskSettings', 'deskSettingsHistory', 'town'],
    onDone: setOpened,
  })
  return (
    <ActionForm
      key={opened.version}
      schema={TownSettingsSchema}
      initial={opened.values}
      onSubmit={(values) => save.mutate({ body: { version: opened.version, values } })}
      pending={save.isPending}
      error={save.error && inForm(save.error)}
      okText="保存"
      more={
        settings.version > opened.version ? (
          <Button
            onClick={() => {
              save.reset()
              setOpened(settings)
            }}
          >
            放弃我改的，看现在的数
          </Button>
        ) : null
      }
    >
      {GROUPS.map(([group, { title, fields }]) => (
        <section key={group} className="sheet">
          <h2>{title}</h2>
          <div className="setting-list">
            {Object.entries(fields).map(([name, field]) => (
              <Form.Item
                key={name}
                label={field.name}
                name={[group, name]}
                extra={hintOf(field, valueIn(opened.file, group, name))}
              >
                <InputNumber precision={0} suffix={field.unit} inputMode="numeric" />
              </Form.Item>
            ))}
          </div>
        </section>
      ))}
    </ActionForm>
  )
}

/** The same for whoever may only look. */
const SettingsList = ({ settings }: { settings: Settings }) => (
  <>
    {GROUPS.map(([group, { title, fields }]) => (
      <section key={group} className="sheet">
        <h2>{title}</h2>
        <dl className="setting-list">
          {Object.entries(fields).map(([name, field]) => (
            <div key={name}>
              <dt>{field.name}</dt>
              <dd>
                <strong>
                  {valueIn(settings.values, group, name)} {field.unit}
                </strong>
                <small>{hintOf(field, valueIn(settings.file, group, name))}</small>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    ))}
  </>
)

const valueIn = (settings: TownSettings, group: Group, name: string): number =>
  (settings[group] as Record<string, number>)[name] ?? 0

/** The server names fields by their place in the body; the form's are those of its values. */
const inForm = (error: unknown) =>
  error instanceof Fault
    ? new Fault(
        error.code,
        error.message,
        Object.fromEntries(Object.entries(error.fields).map(([path, text]) => [path.replace(/^values\./, ''), text])),
      )
    : error
