import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm, Space } from 'antd'
import { useState } from 'react'
import { reading } from '../../api/cache'
import { useAct } from '../../api/useAct'
import { Loaded } from '../../components/Loaded'
import { FactorSetup } from '../../session/FactorSetup'
import { RecoveryCodes } from '../../session/RecoveryCodes'

const READS = ['deskFactor', 'deskMe', 'deskSessions'] as const

/** The own second factor: set up, moved to another phone, its recovery codes renewed, switched off where that may be. */
export function FactorSection() {
  const query = useQuery(reading('deskFactor', {}))
  const [setting, setSetting] = useState(false)
  const cache = useQueryClient()
  const renew = useAct('deskRenewRecoveryCodes', { refresh: ['deskFactor'], sayFault: true })
  const drop = useAct('deskDropFactor', { done: '关掉了，以后登录只要密码', refresh: READS, sayFault: true })
  if (setting)
    return (
      <FactorSetup
        onDone={() => {
          setSetting(false)
          for (const read of READS) void cache.invalidateQueries({ queryKey: [read] })
        }}
      />
    )
  if (renew.data) return <RecoveryCodes codes={renew.data.codes} onKept={() => renew.reset()} />
  return (
    <Loaded query={query}>
      {({ on, required, codesLeft }) => (
        <>
          <p className="factor-state">
            {on ? `开着，登录时要填动态码。备用码还剩 ${codesLeft} 个。` : '没有开。开了以后，别人猜中密码也进不来。'}
          </p>
          <Space wrap>
            <Button type={on ? 'default' : 'primary'} onClick={() => setSetting(true)}>
              {on ? '换手机，重新设' : '开动态码'}
            </Button>
            {on ? (
              <Popconfirm
                title="换一批备用码？"
                description="原来没用的备用码都作废。"
                okText="换一批"
                cancelText="先不"
                onConfirm={() => renew.mutate({})}
              >
                <Button loading={renew.isPending}>换一批备用码</Button>
              </Popconfirm>
            ) : null}
            {on && !required ? (
              <Popconfirm title="关掉动态码？" okText="关掉" cancelText="先不" onConfirm={() => drop.mutate({})}>
                <Button danger loading={drop.isPending}>
                  关掉
                </Button>
              </Popconfirm>
            ) : null}
          </Space>
        </>
      )}
    </Loaded>
  )
}
