import { Row } from '@/components/row/row'
import { open } from '@/platform/navigate'

/** What the town does for people besides answering calls. */
export const ServiceRows = () => (
  <>
    <Row icon="mediation" title="申请调解" note="有矛盾，请人说和，不收钱" onTap={() => open('mediation/ask')} />
    <Row icon="list" title="办事指南" note="带什么、去哪里、要多久" onTap={() => open('guides/all')} />
  </>
)
