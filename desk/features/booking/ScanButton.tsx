import { ScanOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { lazy, Suspense, useState } from 'react'

const Scanner = lazy(() => import('./Scanner'))

/** Whether this browser can read a QR code through its camera: not all can, so the six digits always work. */
const canScan = (): boolean => 'BarcodeDetector' in window && Boolean(navigator.mediaDevices)

/** Reads a ticket's QR code with the camera; not there where the browser can't. */
export function ScanButton({ onCode }: { onCode: (code: string) => void }) {
  const [open, setOpen] = useState(false)
  if (!canScan()) return null
  return (
    <>
      <Button icon={<ScanOutlined aria-hidden />} onClick={() => setOpen(true)}>
        扫码
      </Button>
      <Modal open={open} title="扫群众手机上的预约码" footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Suspense fallback={null}>
          <Scanner
            onCode={(code) => {
              setOpen(false)
              onCode(code)
            }}
          />
        </Suspense>
      </Modal>
    </>
  )
}
