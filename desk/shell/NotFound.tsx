import { Result } from 'antd'
import { LinkButton } from '../components/LinkButton'

/** No such page, or none this role may see: both read the same. */
export const NotFound = () => (
  <Result
    status="404"
    title={<h1>没有这个页面</h1>}
    subTitle="地址不对，或者这一页不归您办。"
    extra={
      <LinkButton to="/" primary>
        回到首页
      </LinkButton>
    }
  />
)
