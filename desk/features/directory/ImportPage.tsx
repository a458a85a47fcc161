import { type CallInput, ImportSourceSchema } from '@domain/api'
import type { ImportRow } from '@domain/directory-sheet'
import { fieldMessages } from '@domain/errors'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Input, Space, Upload } from 'antd'
import { useState } from 'react'
import * as v from 'valibot'
import { base64Of } from '../../api/base64'
import { call } from '../../api/client'
import { Fault } from '../../api/fault'
import { useAct } from '../../api/useAct'
import { DownloadButton } from '../../components/DownloadButton'
import { FaultAlert } from '../../components/FaultAlert'
import { LinkButton } from '../../components/LinkButton'
import { Page } from '../../components/Page'
import { ImportRows } from './ImportRows'
import { DIRECTORY_READS } from './useSave'
import './directory.css'

type Source = CallInput<'deskCheckImport'>['body']['source']

/** The source of an import out of a chosen file or pasted cells. Throws a `Fault` that says what to do about it. */
async function sourceOf(given: File | string): Promise<Source> {
  const source =
    typeof given === 'string'
      ? { text: given }
      : {
          file: await base64Of(given).catch(() => {
            throw new Fault('bad-request', '读不了这个文件。它可能正被别的程序占用，关掉那个程序再选一次。')
          }),
        }
  const checked = v.safeParse(ImportSourceSchema, source)
  if (!checked.success) throw new Fault('invalid-fields', Object.values(fieldMessages(checked.issues))[0])
  return checked.output
}

/** Fills the directory from a sheet: checked row by row first, saved only when somebody says so. */
export default function ImportPage() {
  const [text, setText] = useState('')
  const check = useMutation({
    mutationFn: async (given: File | string) => {
      const source = await sourceOf(given)
      return { source, ...(await call('deskCheckImport', { body: { source } })) }
    },
  })
  const save = useAct('deskImport', { done: '导入好了，居民马上看到', refresh: DIRECTORY_READS })
  const begin = (given: File | string) => {
    save.reset()
    check.mutate(given)
  }
  const checked = save.data ? undefined : check.data
  return (
    <Page
      title="导入通讯录"
      lead="先核对，不会马上存。再导一次同一张表只会更新，不会变成两份。"
      actions={<LinkButton to="/directory">回通讯录</LinkButton>}
    >
      <ol className="import-steps">
        <li>
          <Space wrap>
            <DownloadButton name="deskDirectoryTemplate" input={{}}>
              下载空白模板
            </DownloadButton>
            <DownloadButton name="deskDirectoryXlsx" input={{}}>
              下载现有的来改
            </DownloadButton>
          </Space>
        </li>
        <li>
          <Space wrap align="start">
            <Upload
              accept=".xlsx"
              maxCount={1}
              showUploadList={false}
              beforeUpload={(file) => {
                begin(file)
                return false
              }}
            >
              <Button type="primary" loading={check.isPending}>
                选填好的 .xlsx
              </Button>
            </Upload>
          </Space>
          <details>
            <summary>或者从表格里复制，粘贴到这里（要带表头）</summary>
            <Input.TextArea
              aria-label="粘贴表格内容"
              rows={5}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Button disabled={text.trim() === ''} onClick={() => begin(text)}>
              核对粘贴的
            </Button>
          </details>
        </li>
      </ol>
      <FaultAlert error={check.error ?? save.error} />
      {save.data ? <Alert type="success" showIcon title={`存好了：${summary(save.data.rows)}`} /> : null}
      {checked ? (
        <>
          <Confirm
            rows={checked.rows}
            pending={save.isPending}
            onConfirm={() => save.mutate({ body: { source: checked.source, version: checked.version } })}
          />
          <ImportRows rows={checked.rows} />
        </>
      ) : null}
    </Page>
  )
}

const count = (rows: readonly ImportRow[], what: ImportRow['what']) => rows.filter((row) => row.what === what).length
const summary = (rows: readonly ImportRow[]) =>
  `新加 ${count(rows, 'add')} 行，改 ${count(rows, 'change')} 行，不变 ${count(rows, 'same')} 行`

function Confirm({
  rows,
  pending,
  onConfirm,
}: {
  rows: readonly ImportRow[]
  pending: boolean
  onConfirm: () => void
}) {
  const faults = count(rows, 'fault')
  if (faults > 0)
    return (
      <Alert
        className="fault"
        type="warning"
        showIcon
        title={`有 ${faults} 行要改。在表格里改好再选一次，现在什么也没存。`}
      />
    )
  if (count(rows, 'same') === rows.length)
    return <Alert className="fault" type="info" showIcon title="和现有的一样，没有要存的。" />
  return (
    <Alert
      className="fault"
      type="info"
      showIcon
      title={`核对好了：${summary(rows)}。还没有存。`}
      action={
        <Button type="primary" loading={pending} onClick={onConfirm}>
          确定存
        </Button>
      }
    />
  )
}
