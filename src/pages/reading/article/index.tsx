import { Frame } from '@/features/frame/frame'
import { ArticleReader } from '@/features/statutes/article-reader'
import { useParam } from '@/platform/navigate'

export default function ArticlePage() {
  return (
    <Frame title="法律原文">
      <ArticleReader statute={useParam('statute')} label={useParam('label')} />
    </Frame>
  )
}
