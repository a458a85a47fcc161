import { QRCode } from 'antd'

/** How to get in: a code to scan and the same code to type, readable from the last row. */
export function ClassCode({ code }: { code: string }) {
  const address = `${window.location.origin}/#/pages/school/class/index?code=${code}`
  return (
    <div className="wall-code">
      <figure>
        <QRCode
          aria-label="扫码进课堂的二维码"
          type="svg"
          value={address}
          size={220}
          bordered={false}
          color="#000000"
          bgColor="#ffffff"
        />
        <figcaption>用手机扫一扫</figcaption>
      </figure>
      <div>
        <p>或者打开小程序，点“学法”，再点“进课堂”，输入</p>
        <p className="class-code">{code}</p>
      </div>
    </div>
  )
}
