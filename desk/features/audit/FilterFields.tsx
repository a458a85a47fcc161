import { AUDIT_ACTIONS, type AuditFilter } from '@domain/audit'
import { Select } from 'antd'
import { DateField } from '../../components/DateField'

interface FilterFieldsProps {
  filter: AuditFilter
  people: readonly { id: string; name: string }[]
  /** What is left of the filter, for the page's address. */
  onChange: (filter: Record<string, string>) => void
}

const actions = Object.entries(AUDIT_ACTIONS).map(([value, { name }]) => ({ value, label: name }))

/** Whose entries, of which kind, of which days. */
export function FilterFields({ filter, people, onChange }: FilterFieldsProps) {
  const set = (part: { [K in keyof AuditFilter]?: AuditFilter[K] | undefined }) =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...filter, ...part }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
      ),
    )
  return (
    <div className="filters no-print">
      <Select
        aria-label="谁"
        placeholder="所有人"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={filter.staffId ?? null}
        onChange={(staffId) => set({ staffId: staffId ?? undefined })}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        aria-label="做了什么"
        placeholder="所有操作"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={filter.action ?? null}
        onChange={(action) => set({ action: action ?? undefined })}
        options={actions}
      />
      <DateField label="从哪天" allowClear value={filter.from} onChange={(from) => set({ from })} />
      <DateField
        label="到哪天"
        allowClear
        value={filter.to}
        {...(filter.from ? { min: filter.from } : {})}
        onChange={(to) => set({ to })}
      />
    </div>
  )
}
