import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'

/** Every service guide, to be opened and printed for whoever stands at the counter. */
export default function GuidesPage() {
  const [text, setText] = useState('')
  const query = useQuery(reading('guides', {}))
  const matches = ({ title, summary }: { title: string; summary: string }) => `${title}${summary}`.includes(text.trim())
  return (
    <Page title="一次告知单" lead="打开一份，打印一页交给来办事的人。内容有变，请管理员随程序一起改。">
      <div className="filters">
        <Input.Search
          allowClear
          placeholder="找哪件事"
          aria-label="找哪件事"
          onChange={(e) => setText(e.target.value)}
        />
      </div>
      <Loaded
        query={query}
        empty={{
          when: (guides) => !guides.some(matches),
          text: text.trim() ? '没有找到，换个说法再找' : '还没有告知单，请管理员随程序一起加',
        }}
      >
        {(guides) => (
          <ul className="card-list">
            {guides.filter(matches).map((guide) => (
              <li key={guide.id} className="question">
                <Link to={`/guides/${guide.id}`}>
                  <strong>{guide.title}</strong>
                </Link>
                <small>{guide.summary}</small>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  )
}
