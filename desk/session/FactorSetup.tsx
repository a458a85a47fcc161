import { api } from '@domain/api'
import { Button, QRCode, Typography } from 'antd'
import { useAct } from '../api/useAct'
import { ActionForm } from '../components/ActionForm'
import { FaultAlert } from '../components/FaultAlert'
import { CodeField } from './CodeField'
import { RecoveryCodes } from './RecoveryCodes'

/** Three steps to a second factor: a key for the phone, a code that proves it arrived, and codes for when it is lost. */
export function FactorSetup({ onDone }: { onDone: () => void }) {
  const begin = useAct('deskBeginFactor', { refresh: [] })
  const confirm = useAct('deskConfirmFactor', { refresh: [] })
  if (confirm.data) return <RecoveryCodes codes={confirm.data.codes} onKept={onDone} />
  if (!begin.data)
    return (
      <>
        <FaultAlert error={begin.error} />
        <p className="factor-state">
          手机上先装一个“身份验证器”，例如微信小程序里搜“验证器”、手机自带的密码管理，或者
          FreeOTP。不要手机号，不用联网。
        </p>
        <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate({})}>
          装好了，下一步
        </Button>
      </>
    )
  return (
    <>
      <p>1. 用验证器扫这个码。</p>
      <figure className="link-code">
        <QRCode
          aria-label="动态码密钥的二维码"
          type="svg"
          value={begin.data.uri}
          size={200}
          bordered={false}
          color="#000000"
          bgColor="#ffffff"
        />
      </figure>
      <p>扫不了的，选“手工输入”，填这个密钥：</p>
      <Typography.Paragraph className="factor-key" copyable={{ text: begin.data.key, tooltips: ['复制', '已复制'] }}>
        {begin.data.key.match(/.{1,4}/g)?.join(' ')}
      </Typography.Paragraph>
      <p>2. 填验证器上现在显示的六位数。</p>
      <ActionForm
        schema={api.deskConfirmFactor.body}
        onSubmit={(body) => confirm.mutate({ body })}
        pending={confirm.isPending}
        error={confirm.error}
        okText="确认"
      >
        <CodeField />
      </ActionForm>
      <p className="hint">这个二维码和密钥就是您的第二把钥匙，不要拍照、不要发给别人。</p>
    </>
  )
}
