import { AutoComplete, Form, InputNumber } from 'antd'
import { TimeField } from '../../components/TimeField'

interface DutyFieldsProps {
  /** Advisers and places already in the roster, offered while typing. */
  advisers: readonly string[]
  places: readonly string[]
}

const optionsOf = (values: readonly string[]) => values.map((value) => ({ value }))

/** Hours, slots, who and where: what a rule, an added day and a changed day have in common. */
export const DutyFields = ({ advisers, places }: DutyFieldsProps) => (
  <>
    <div className="field-row">
      <Form.Item label="几点开始" name="start">
        <TimeField />
      </Form.Item>
      <Form.Item label="几点结束" name="end">
        <TimeField />
      </Form.Item>
    </div>
    <div className="field-row">
      <Form.Item label="每个时段几分钟" name="slotMinutes">
        <InputNumber min={5} max={480} step={5} precision={0} />
      </Form.Item>
      <Form.Item label="每个时段几个名额" name="places">
        <InputNumber min={1} max={100} precision={0} />
      </Form.Item>
    </div>
    <Form.Item label="法律顾问" name="adviser">
      <AutoComplete options={optionsOf(advisers)} />
    </Form.Item>
    <Form.Item label="地点" name="place">
      <AutoComplete options={optionsOf(places)} />
    </Form.Item>
  </>
)
