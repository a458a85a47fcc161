import { Button, Result } from 'antd'
import { Link } from 'react-router'

/** No such page, or none this role may see: both read the same. */
export const NotFound = () => (
  <Result
    status="404"
    title={<h1>没有这个页面</h1>}
    subTitle="地址不对，或者这一页不归您办。"
    extra={
      <Link to="/">
        <Button type="primary">回到首页</Button>
      </Link>
    }
  />
)
