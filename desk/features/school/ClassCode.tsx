import { useQuery } from '@tanstack/react-query'
import { QRCode } from 'antd'
import { reading } from '../../api/cache'

/** How to get in: WeChat's own code where the town has it, else the page's address to scan; and the code to type. */
export function ClassCode({ eventId, code }: { eventId: string; code: string }) {
  const mini = useQuery({
    ...reading('deskClassCode', { params: { id: eventId } }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const address = `${window.location.origin}/#/pages/school/class/index?code=${code}`
  return (
    <div className="wall-code">
      <figure>
        {mini.data?.picture ? (
          <img src={mini.data.picture} alt="进课堂的小程序码" width={220} height={220} />
        ) : (
          <QRCode
            aria-label="扫码进课堂的二维码"
            type="svg"
            value={address}
            size={220}
            bordered={false}
            color="#000000"
            bgColor="#ffffff"
          />
        )}
        <figcaption>用{mini.data?.picture ? '微信' : '手机'}扫一扫</figcaption>
      </figure>
      <div>
        <p>或者打开小程序，点“学法”，再点“进课堂”，输入</p>
        <p className="class-code">{code}</p>
      </div>
    </div>
  )
}
