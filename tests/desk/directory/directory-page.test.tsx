import { screen } from '@testing-library/react'
import { officer, openDesk } from '../openDesk'

const person = {
  id: 'c1',
  kind: 'grid-officer' as const,
  name: '孙某甲',
  purpose: '村里大小事',
  topics: [],
  phone: '13900009000',
  villageId: 'v1',
}

test('whoever was found by the search is opened, and closing leaves the list', async () => {
  const { user, router } = openDesk('/directory?id=c1', officer, {
    town: () => ({
      name: '示例镇',
      county: '示例县',
      serviceName: '示例',
      office: { id: 'office', kind: 'office' as const, name: '工作站', purpose: '', topics: [] },
      villages: [{ id: 'v1', name: '东村' }],
      contacts: [],
      places: [],
    }),
    deskDirectory: () => ({
      version: 1,
      officeId: 'office',
      villages: [{ value: { id: 'v1', name: '东村' }, revision: 0, rulesRevision: 0 }],
      contacts: [{ value: person, revision: 2 }],
      places: [],
    }),
  })
  expect(await screen.findByDisplayValue('孙某甲')).toBeVisible()
  await user.keyboard('{Escape}')
  expect(router.state.location).toMatchObject({ pathname: '/directory', search: '' })
})
