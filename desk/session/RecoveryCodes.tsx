import { Button, Space, Typography } from 'antd'

/** Recovery codes, the only time they can be seen. */
export const RecoveryCodes = ({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) => (
  <>
    <p>
      <strong>动态码开好了。请把下面的备用码抄下来，锁好。</strong>
      手机丢了，用一个备用码代替动态码登录，每个只能用一次。这里只显示这一回。
    </p>
    <ol className="recovery-codes" aria-label="备用码">
      {codes.map((code) => (
        <li key={code}>{code}</li>
      ))}
    </ol>
    <Typography.Paragraph copyable={{ text: codes.join('\n'), tooltips: ['复制', '已复制'] }}>
      复制全部
    </Typography.Paragraph>
    <Space wrap>
      <Button type="primary" onClick={onKept}>
        抄好了
      </Button>
      <Button onClick={() => window.print()}>打印</Button>
    </Space>
  </>
)
