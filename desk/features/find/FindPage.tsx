import { FIND_KINDS, type FindReply, FindTextSchema } from '@domain/find'
import { useMutation } from '@tanstack/react-query'
import { Empty, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import * as v from 'valibot'
import { call } from '../../api/client'
import { FaultAlert } from '../../components/FaultAlert'
import { Page } from '../../components/Page'
import { useStaff } from '../../session/useStaff'
import { placeOf } from './place'

/** Looks a name, a number or words up everywhere. Nothing typed goes into the address or the cache. */
export default function FindPage() {
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string>()
  const find = useMutation({ mutationFn: (body: { text: string }) => call('deskFind', { body }), gcTime: 0 })
  const search = () => {
    const checked = v.safeParse(FindTextSchema, text)
    setFault(checked.success ? undefined : checked.issues[0].message)
    if (checked.success) find.mutate({ text: checked.output })
  }
  return (
    <Page title="查找" lead="姓名、电话（或后四位）、预约号，或者几个字。按姓名查到了谁，会记入操作记录。">
      <Input.Search
        className="find-box"
        size="large"
        autoFocus
        autoComplete="off"
        aria-label="要找的内容"
        aria-describedby="find-fault"
        placeholder="例如：张三、1203-07"
        enterButton="查找"
        maxLength={60}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onSearch={search}
        loading={find.isPending}
      />
      <p id="find-fault" role="status" className="field-fault">
        {fault}
      </p>
      <FaultAlert error={find.error} onRetry={search} />
      {find.isPending ? (
        <div aria-busy="true" role="status" aria-label="正在查找">
          <Skeleton active paragraph={{ rows: 4 }} />
        </div>
      ) : find.data ? (
        <Found found={find.data} />
      ) : null}
    </Page>
  )
}

function Found({ found }: { found: FindReply }) {
  const { role } = useStaff()
  if (found.length === 0)
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description="没有找到。姓名要写全，电话写全号或后四位；两个月前的预约只能用全名、全号找。"
      />
    )
  return (
    <>
      <p role="status" className="hint">
        找到 {found.reduce((sum, { hits }) => sum + hits.length, 0)} 条
      </p>
      {found.map(({ kind, hits, more }) => (
        <section key={kind} className="sheet" aria-label={FIND_KINDS[kind]}>
          <h2>{FIND_KINDS[kind]}</h2>
          <ul className="plain-list">
            {hits.map((hit) => {
              const place = placeOf(kind, hit, role)
              return (
                <li key={`${hit.where} ${hit.id}`}>
                  <span>
                    {place === undefined ? (
                      <strong>{hit.title}</strong>
                    ) : 'to' in place ? (
                      <Link to={place.to}>{hit.title}</Link>
                    ) : (
                      <a href={place.href} target="_blank" rel="noreferrer">
                        {hit.title}（在新窗口打开）
                      </a>
                    )}
                    <small>{hit.detail}</small>
                  </span>
                </li>
              )
            })}
          </ul>
          {more ? <p className="hint">还有更多，请写得再具体一点。</p> : null}
        </section>
      ))}
    </>
  )
}
