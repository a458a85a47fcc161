import { PrinterOutlined } from '@ant-design/icons'
import { GUIDE_SECTIONS, type GuideDetail } from '@domain/guides'
import { shortTitle } from '@domain/statutes'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useParams } from 'react-router'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { TextBlock } from '../../components/TextBlock'
import { useTown } from '../../components/useTown'
import './guides.css'

/** One guide as one printed page. */
export default function GuidePage() {
  const { id = '' } = useParams()
  const query = useQuery(reading('guide', { params: { id } }))
  const town = useTown()
  return (
    <Page
      title={query.data?.title ?? '一次告知单'}
      lead={query.data?.summary}
      actions={
        <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
          打印一页
        </Button>
      }
    >
      <Loaded query={query}>{(guide) => <Sheet guide={guide} town={town.data?.name ?? ''} />}</Loaded>
    </Page>
  )
}

function Sheet({ guide, town }: { guide: GuideDetail; town: string }) {
  return (
    <article className="guide">
      {guide.sections.map(({ kind, blocks }) => (
        <section key={kind}>
          <h2>{GUIDE_SECTIONS[kind]}</h2>
          <div>
            {blocks.map((block, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a guide's blocks never change places
              <TextBlock key={at} block={block} />
            ))}
          </div>
        </section>
      ))}
      <section>
        <h2>打电话问</h2>
        <div>
          {guide.contacts.map(({ id, name, phone, hours }) => (
            <p key={id}>
              {name} {phone ?? '电话请到窗口问'} {hours ?? ''}
              {phone ? null : <small className="no-print">电话还没有填，请在“通讯录”里补。</small>}
            </p>
          ))}
        </div>
      </section>
      <section>
        <h2>法律依据</h2>
        <ol className="guide-law">
          {guide.citations.map(({ statute, article, quote }) => (
            <li key={article + quote}>
              《{shortTitle(statute)}》{article}：“{quote}”
            </li>
          ))}
        </ol>
      </section>
      <p className="hint">{town}　材料和时间以办事窗口的答复为准；要补的材料，窗口应当一次说清。</p>
    </article>
  )
}
