import { mayCall, type Reply } from '@domain/api'
import { SurveyIdSchema } from '@domain/survey'
import { fullDateInWords } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Space } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { reading } from '../../api/cache'
import { rule } from '../../components/form'
import { LinkButton } from '../../components/LinkButton'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { Tag } from '../../components/Tag'
import { useStaff } from '../../session/useStaff'

type Row = Reply<'deskSurveys'>[number]

/** All surveys, with what each role can do with them. */
export default function SurveysPage() {
  const { role } = useStaff()
  const [writing, setWriting] = useState(false)
  const mayEdit = mayCall(role, 'deskSaveSurveyDraft')
  const query = useQuery(reading('deskSurveys', {}))
  return (
    <Page
      title="问卷"
      lead="答卷不记名：谁答过和答了什么分开存，看不到是谁答的。"
      actions={
        mayEdit ? (
          <Button type="primary" onClick={() => setWriting(true)}>
            新问卷
          </Button>
        ) : null
      }
    >
      {writing ? <NewSurvey /> : null}
      <Loaded
        query={query}
        empty={{ when: (rows) => rows.length === 0, text: '还没有问卷。先点“新问卷”写一份，发布后群众就能填' }}
      >
        {(rows) => (
          <ul className="card-list">
            {rows.map((row) => (
              <li key={row.id} className="duty-day">
                <span>
                  <Title row={row} />
                </span>
                <span>
                  收到 {row.responses} 份
                  {row.version ? (
                    <small>
                      {fullDateInWords(row.opens)}—{fullDateInWords(row.closes)}
                    </small>
                  ) : null}
                </span>
                <Links row={row} role={role} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  )
}

function Title({ row }: { row: Row }) {
  return (
    <>
      <strong>{row.title}</strong>
      {row.version ? <small>第 {row.version} 版</small> : null}
      <span className="tags">
        {row.version ? <Tag tone={row.open ? 'good' : 'neutral'}>{row.open ? '正在收' : '不在收'}</Tag> : null}
        {row.draft ? <Tag tone="warn">有没发布的草稿</Tag> : null}
        {row.access === 'class-code' ? <Tag>课堂上填</Tag> : null}
        {row.access === 'ticket' ? <Tag>咨询后填</Tag> : null}
      </span>
    </>
  )
}

function Links({ row, role }: { row: Row; role: Parameters<typeof mayCall>[0] }) {
  const at = `/surveys/${row.id}`
  return (
    <Space wrap>
      {row.version && mayCall(role, 'deskSurveyResults') ? <LinkButton to={`${at}/results`}>看结果</LinkButton> : null}
      {row.open && row.access === 'resident' ? <LinkButton to={`${at}/paper`}>录入纸质答卷</LinkButton> : null}
      {mayCall(role, 'deskSaveSurveyDraft') ? <LinkButton to={`${at}/edit`}>编辑</LinkButton> : null}
    </Space>
  )
}

function NewSurvey() {
  const navigate = useNavigate()
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      className="sheet narrow"
      scrollToFirstError={{ focus: true }}
      onFinish={({ id }: { id: string }) => navigate(`/surveys/${id}/edit`)}
    >
      <Form.Item
        name="id"
        label="编号"
        extra="小写字母、数字、短横线，例如 legal-needs-2028"
        rules={[rule(SurveyIdSchema)]}
      >
        <Input autoComplete="off" autoFocus />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        开始写
      </Button>
    </Form>
  )
}
