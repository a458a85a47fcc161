import { MOST_PHOTOS, type Photo, PhotoInputSchema } from '@domain/photos'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Form, Input, Popconfirm, Skeleton } from 'antd'
import { nanoid } from 'nanoid'
import { type ChangeEvent, useRef, useState } from 'react'
import { reading } from '../../api/cache'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { Loaded } from '../../components/Loaded'
import { redrawn } from './shrink'

/** The photos of an event: look, add, take out. Only the desk sees them. */
export function EventPhotos({ eventId }: { eventId: string }) {
  const query = useQuery(reading('deskEventPhotos', { params: { id: eventId } }))
  return (
    <section className="event-photos">
      <h3>活动照片</h3>
      <p className="hint">只在工作台里看得到，不会给群众看。拍到学生、老人的脸，先问过本人或家长。</p>
      <Loaded query={query}>
        {(photos) => (
          <>
            <ul>
              {photos.map((photo) => (
                <PhotoItem key={photo.id} eventId={eventId} photo={photo} />
              ))}
            </ul>
            {photos.length < MOST_PHOTOS ? (
              <AddPhoto key={photos.length} eventId={eventId} />
            ) : (
              <p className="hint">{`已经有 ${MOST_PHOTOS} 张了，要加先删掉一张。`}</p>
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

function PhotoItem({ eventId, photo }: { eventId: string; photo: Photo }) {
  const params = { id: eventId, photo: photo.id }
  // A photo never changes.
  const { data } = useQuery({ ...reading('deskEventPhoto', { params }), staleTime: Number.POSITIVE_INFINITY })
  const remove = useAct('deskRemoveEventPhoto', { done: '删掉了', refresh: ['deskEventPhotos'], sayFault: true })
  return (
    <li>
      {data ? <img src={data.picture} alt={photo.alt} /> : <Skeleton.Image active />}
      <span>{photo.alt}</span>
      <Popconfirm
        title="删掉这张照片？删了找不回来。"
        okText="删掉"
        cancelText="不删"
        onConfirm={() => remove.mutate({ params })}
      >
        <Button danger aria-label={`删掉：${photo.alt}`} loading={remove.isPending}>
          删掉
        </Button>
      </Popconfirm>
    </li>
  )
}

function AddPhoto({ eventId }: { eventId: string }) {
  const { message } = App.useApp()
  const picker = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<{ content: string; idempotencyKey: string }>()
  const add = useAct('deskAddEventPhoto', { done: '加上了', refresh: ['deskEventPhotos'] })
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    target.value = ''
    if (!file) return
    try {
      setChosen({ content: await redrawn(file), idempotencyKey: nanoid() })
    } catch {
      message.error('这个文件不是照片，或者打不开，请换一张')
    }
  }
  return (
    <>
      <input ref={picker} type="file" accept="image/*" hidden aria-label="选一张照片" onChange={choose} />
      {chosen ? (
        <ActionForm
          schema={PhotoInputSchema}
          shape={(typed) => ({ ...typed, content: chosen.content })}
          onSubmit={(body) => add.mutate({ params: { id: eventId }, body, idempotencyKey: chosen.idempotencyKey })}
          pending={add.isPending}
          error={add.error}
          okText="加上"
          onCancel={() => setChosen(undefined)}
        >
          <img className="event-photo-new" src={`data:image/jpeg;base64,${chosen.content}`} alt="选好的照片" />
          <Form.Item label="照片上是什么" name="alt" extra="一句话，例如：律师在操场上给学生讲课。">
            <Input maxLength={60} />
          </Form.Item>
          {/* Where a refusal of the picture itself is shown. */}
          <Form.Item name="content" className="only-fault">
            <Input type="hidden" />
          </Form.Item>
        </ActionForm>
      ) : (
        <Button onClick={() => picker.current?.click()}>加一张照片</Button>
      )}
    </>
  )
}
