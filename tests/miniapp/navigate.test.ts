import { open, openTab, replaceWith } from '@/platform/navigate'
import { noticed, reach, visited } from './mocks/taro'

const settled = () => new Promise((resolve) => setTimeout(resolve))

test('a screen WeChat can’t fetch on a bad network is told of, and opens when tapped again', async () => {
  reach((url) => !url.startsWith('/pages/reading/'))
  open('reading/lesson', { id: 'wages' })
  replaceWith('reading/search')
  await settled()
  expect(noticed).toEqual(Array(2).fill(expect.stringMatching(/没能打开.*再点一次/)))
  expect(visited).toEqual([])
  openTab('home')
  reach(() => true)
  open('reading/lesson', { id: 'wages' })
  await settled()
  expect(noticed).toHaveLength(2)
  expect(visited).toEqual(['/pages/home/index', '/pages/reading/lesson/index?id=wages'])
})
