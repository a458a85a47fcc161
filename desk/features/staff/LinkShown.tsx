import type { OneTimeLink } from '@domain/staff'
import { dateInWords, localDate, localTime } from '@domain/time'
import { Alert, QRCode, Typography } from 'antd'
import { BASE } from '../../base'

/** The one-time link, the only time it can be seen. The token stands in the fragment, which no server logs. */
export function LinkShown({ link }: { link: OneTimeLink }) {
  const address = `${window.location.origin}${BASE}join#${link.token}`
  return (
    <>
      <Alert
        type="success"
        title="一次性链接（只显示这一次，请现在就发给本人）"
        description={
          <Typography.Paragraph copyable={{ text: address, tooltips: ['复制', '已复制'] }} className="feed-address">
            {address}
          </Typography.Paragraph>
        }
      />
      <figure className="link-code">
        <QRCode
          aria-label="一次性链接的二维码"
          type="svg"
          value={address}
          size={200}
          bordered={false}
          color="#000000"
          bgColor="#ffffff"
        />
        <figcaption>当面的，让本人用手机扫这个码</figcaption>
      </figure>
      <p className="hint">
        到 {dateInWords(localDate(link.until))} {localTime(link.until)}{' '}
        为止，只能用一次。谁拿到链接谁就能设密码，不要发到群里。
      </p>
    </>
  )
}
