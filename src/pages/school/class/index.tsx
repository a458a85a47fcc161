import { Frame } from '@/features/frame/frame'
import { ClassVisit } from '@/features/school/class-visit'
import { useParam } from '@/platform/navigate'

export default function ClassPage() {
  // A link names it `code`; WeChat's own codes carry it as `scene`.
  const code = useParam('code')
  const scene = useParam('scene')
  return (
    <Frame title="进课堂">
      <ClassVisit code={(code || scene).trim().toUpperCase()} />
    </Frame>
  )
}
