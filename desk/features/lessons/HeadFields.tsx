import { AUDIENCE_NAMES, AUDIENCES } from '@domain/audiences'
import { TOPIC_NAMES, TOPICS } from '@domain/topics'
import { Alert, Form, Input, Select } from 'antd'
import { GrowingText } from '../../components/GrowingText'
import { readHead, writeHead } from './head'

const audiences = AUDIENCES.map((value) => ({ value, label: AUDIENCE_NAMES[value].name }))
const topics = TOPICS.map((value) => ({ value, label: TOPIC_NAMES[value] }))

/** Fields for what stands in the head of a lesson's text, so that nobody has to write it by hand. */
export function HeadFields({
  source,
  isNew,
  onChange,
}: {
  source: string
  isNew: boolean
  onChange: (source: string) => void
}) {
  const head = readHead(source)
  if (!head) return <Alert type="warning" showIcon title="抬头格式不对，请在下面的文字里改好，这里才能填" />
  return (
    <Form layout="vertical" component="div" className="head-fields">
      <Form.Item label="标题：群众会怎么问" htmlFor="head-title">
        <Input
          id="head-title"
          value={head.title}
          maxLength={30}
          onChange={(event) => onChange(writeHead(source, 'title', event.target.value))}
        />
      </Form.Item>
      <Form.Item label="一句话答案" htmlFor="head-summary">
        <Input
          id="head-summary"
          value={head.summary}
          maxLength={60}
          onChange={(event) => onChange(writeHead(source, 'summary', event.target.value))}
        />
      </Form.Item>
      <div className="field-row">
        <Form.Item label="给谁看" htmlFor="head-audiences">
          <Select
            id="head-audiences"
            mode="multiple"
            value={head.audiences}
            options={audiences}
            onChange={(value) => onChange(writeHead(source, 'audiences', value))}
          />
        </Form.Item>
        <Form.Item label="主题，最多 3 个" htmlFor="head-topics">
          <Select
            id="head-topics"
            mode="multiple"
            maxCount={3}
            value={head.topics}
            options={topics}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(value) => onChange(writeHead(source, 'topics', value))}
          />
        </Form.Item>
      </div>
      {isNew ? (
        <Form.Item
          label="网址里的短名，定了就不能改"
          htmlFor="head-id"
          extra="村民看不到。用小写字母和短横线，例如 wages-unpaid。"
        >
          <Input
            id="head-id"
            value={head.id}
            onChange={(event) => onChange(writeHead(source, 'id', event.target.value))}
          />
        </Form.Item>
      ) : null}
      <Form.Item label="大喇叭稿" htmlFor="head-broadcast" extra="写给耳朵听：不用括号，数字写成念出来的样子。">
        <GrowingText
          id="head-broadcast"
          value={head.broadcast}
          minRows={2}
          maxLength={420}
          showCount
          onChange={(event) => onChange(writeHead(source, 'broadcast', event.target.value))}
        />
      </Form.Item>
    </Form>
  )
}
