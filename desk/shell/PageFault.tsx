import { Button, Result } from 'antd'

/** A page that failed to load or to draw: after an update of the desk its old code may be gone, and a reload mends it. */
export const PageFault = () => (
  <Result
    status="warning"
    title={<h1>这一页没能打开</h1>}
    subTitle="可能是网络断了，或者工作台刚刚更新。请刷新页面再试。"
    extra={
      <Button type="primary" onClick={() => window.location.reload()}>
        刷新页面
      </Button>
    }
  />
)
