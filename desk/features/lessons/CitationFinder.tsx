import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Popover, Select } from 'antd'
import { useState } from 'react'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'

/** The YAML of one citation, as a lesson's head wants it. */
const citationYaml = (statute: string, article: string, quote: string): string =>
  `  - statute: ${statute}\n    article: ${article}\n    quote: ${JSON.stringify(quote)}\n`

/** Finds an article and puts a citation with its exact words into the text. */
export function CitationFinder({ onInsert }: { onInsert: (yaml: string) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title="引用法条"
      destroyOnHidden
      content={
        <Finder
          onInsert={(yaml) => {
            setOpen(false)
            onInsert(yaml)
          }}
        />
      }
    >
      <Button>引用法条</Button>
    </Popover>
  )
}

function Finder({ onInsert }: { onInsert: (yaml: string) => void }) {
  const [title, setTitle] = useState<string>()
  const [label, setLabel] = useState('')
  const statutes = useQuery(reading('statutes', {}))
  const article = useQuery({
    ...reading('article', { params: { title: title ?? '', label } }),
    enabled: Boolean(title) && /^第.+条/.test(label),
  })
  return (
    <div className="finder">
      <Form layout="vertical">
        <Form.Item label="哪部法">
          <Select<string>
            {...(title ? { value: title } : {})}
            onChange={setTitle}
            loading={statutes.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            options={(statutes.data ?? [])
              .filter((statute) => statute.status === 'current')
              .map((statute) => ({ value: statute.title, label: statute.shortTitle }))}
          />
        </Form.Item>
        <Form.Item label="哪一条">
          <Input value={label} onChange={(event) => setLabel(event.target.value.trim())} placeholder="第八十二条" />
        </Form.Item>
      </Form>
      {article.fetchStatus === 'idle' && !article.data && !article.error ? null : (
        <Loaded query={article}>
          {({ statute, article: found }) => (
            <>
              <p className="hint">点一段，把原文放进抬头的 citations 里；只要一句的，放进去后再删短。</p>
              {found.paragraphs.map((paragraph) => (
                <button
                  type="button"
                  key={paragraph}
                  className="finder-paragraph"
                  onClick={() => onInsert(citationYaml(statute.title, found.label, paragraph))}
                >
                  {paragraph}
                </button>
              ))}
            </>
          )}
        </Loaded>
      )}
    </div>
  )
}
