import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button/button'
import { TextInput } from '@/components/field/text-input'
import { useReader } from '@/features/reader/store'
import { useParam } from '@/platform/navigate'
import { useSearchHistory } from './search-history'
import { SearchResults } from './search-results'
import { SearchStart } from './search-start'
import { Suggestions } from './suggestions'
import './search.scss'

/** Asks in the person's own words; suggestions while typing, results after. */
export function Search() {
  const given = useParam('q')
  const audience = useReader((reader) => reader.audience)
  const [text, setText] = useState(given)
  const [asked, setAsked] = useState(given)
  const history = useSearchHistory()
  const ask = (words: string) => {
    const query = words.trim().slice(0, 100)
    setText(query)
    setAsked(query)
    if (query) history.add(query)
  }
  const typing = text.trim() !== asked
  return (
    <View className="stack">
      <View className="search__bar">
        <View className="search__input">
          <TextInput
            id="search"
            label="想问什么"
            kind="search"
            value={text}
            onChange={setText}
            onConfirm={() => ask(text)}
            placeholder="例如：欠我工钱"
          />
        </View>
        <View className="search__button">
          <Button kind="primary" onTap={() => ask(text)}>
            搜索
          </Button>
        </View>
      </View>
      {typing && text.trim() && <Suggestions text={text.trim()} audience={audience} onChoose={ask} />}
      {!typing && asked && <SearchResults query={asked} audience={audience} />}
      {!text.trim() && <SearchStart history={history.words} onChoose={ask} onClear={history.clear} />}
    </View>
  )
}
