import type { DutyRule, RosterChange } from '@domain/roster'
import { addDays, dateInWords, type LocalDate } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Space, Tabs } from 'antd'
import { useState } from 'react'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { useToday } from '../../components/useToday'
import { ChangeDialog } from './ChangeDialog'
import { namesOf, type RosterDay } from './change'
import { AddedForm, ChangedForm, MovedForm, RuleForm } from './DayForms'
import { ExceptionList } from './ExceptionList'
import { RosterCalendar } from './RosterCalendar'
import { RuleList } from './RuleList'

/** Days shown at once: five weeks. */
const SPAN = 34

type OpenForm =
  | { kind: 'rule'; rule?: DutyRule }
  | { kind: 'added'; date: LocalDate }
  | { kind: 'changed' | 'moved'; date: LocalDate; day: RosterDay }

const TITLES = { rule: '每周值班规则', added: '加一个值班日', changed: '改这一天', moved: '把这一天挪到' } as const

/** Which days the adviser is on duty: dates, weekly rules, exceptions. Each change shows its effect first. */
export default function RosterPage() {
  const today = useToday()
  const [from, setFrom] = useState(today)
  const [all, setAll] = useState(false)
  const [form, setForm] = useState<OpenForm>()
  const [change, setChange] = useState<RosterChange>()
  const to = addDays(from, SPAN)
  const roster = useQuery(reading('deskRoster', { query: { from, to } }))
  const rules = roster.data?.rules ?? []
  const dates = roster.data?.dates ?? []
  const names = { advisers: namesOf(rules, dates, 'adviser'), places: namesOf(rules, dates, 'place') }

  return (
    <Page
      title="值班安排"
      lead={roster.data ? `群众现在能看到 ${dateInWords(roster.data.publishedUntil)} 以前的值班日` : undefined}
      actions={
        <>
          <Button type="primary" onClick={() => setForm({ kind: 'added', date: today })}>
            加一个值班日
          </Button>
          <Button onClick={() => setForm({ kind: 'rule' })}>加每周规则</Button>
        </>
      }
    >
      <Loaded query={roster}>
        {({ exceptions }) => (
          <Tabs
            items={[
              {
                key: 'days',
                label: '日历',
                children: (
                  <>
                    <Space wrap className="roster-span">
                      <Button onClick={() => setFrom(addDays(from, -SPAN - 1))}>前五周</Button>
                      <span>
                        {dateInWords(from)}–{dateInWords(to)}
                      </span>
                      <Button onClick={() => setFrom(addDays(from, SPAN + 1))}>后五周</Button>
                      <Checkbox className="no-print" checked={all} onChange={(event) => setAll(event.target.checked)}>
                        显示每一天
                      </Checkbox>
                    </Space>
                    <RosterCalendar
                      dates={dates}
                      all={all}
                      onAdd={(date) => setForm({ kind: 'added', date })}
                      onForm={(kind, date, day) => setForm({ kind, date, day })}
                      onChange={setChange}
                    />
                  </>
                ),
              },
              {
                key: 'rules',
                label: '每周规则',
                children: (
                  <RuleList rules={rules} onEdit={(rule) => setForm({ kind: 'rule', rule })} onChange={setChange} />
                ),
              },
              {
                key: 'exceptions',
                label: `单日改动（${exceptions.length}）`,
                children: <ExceptionList exceptions={exceptions} onChange={setChange} />,
              },
            ]}
          />
        )}
      </Loaded>
      <Drawer
        open={form !== undefined}
        title={form ? TITLES[form.kind] : ''}
        onClose={() => setForm(undefined)}
        size={440}
        destroyOnHidden
      >
        {form?.kind === 'rule' ? <RuleForm rule={form.rule} today={today} names={names} onChange={setChange} /> : null}
        {form?.kind === 'added' ? <AddedForm date={form.date} names={names} onChange={setChange} /> : null}
        {form?.kind === 'changed' ? <ChangedForm {...form} names={names} onChange={setChange} /> : null}
        {form?.kind === 'moved' ? <MovedForm {...form} onChange={setChange} /> : null}
      </Drawer>
      <ChangeDialog
        change={change}
        onCancel={() => setChange(undefined)}
        onDone={() => {
          setChange(undefined)
          setForm(undefined)
        }}
      />
    </Page>
  )
}
