import { Select } from 'antd'
import { useTown } from './useTown'

/** One of the town's villages. `value` and `onChange` come from the form. */
export function VillageSelect(props: { value?: string; onChange?: (id: string) => void; id?: string }) {
  const town = useTown()
  const options = town.data?.villages.map((village) => ({ value: village.id, label: village.name })) ?? []
  return (
    <Select<string>
      {...props}
      allowClear
      loading={town.isPending}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="选村"
    />
  )
}
