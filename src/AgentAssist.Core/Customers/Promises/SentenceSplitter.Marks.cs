namespace AgentAssist.Core.Customers.Promises;

/// <content>Punctuation: where sentences end and what is quoted.</content>
internal sealed partial class SentenceSplitter
{
    private void ReadMark(int i, char c)
    {
        switch (c)
        {
            case '?' or '\uFF1F':
                EndSentence(asks: true);
                break;
            case '!' or ';' or '\uFF01' or '。':
                EndSentence(asks: false);
                break;
            case '.' when IsDots(i):
            case '…' or ':':
                _pause = Pause.Clause;
                break;
            case '.' when EndsSentence(i):
                EndSentence(asks: false);
                break;
            case '\n' when BeginsSentence(i):
                EndSentence(asks: false);
                break;
            case '>' when i == 0 || _text[i - 1] == '\n':
                _quoteEnd = Math.Max(_quoteEnd, LineEnd(i));
                break;
            case '-' or '–' when i > 0 && i + 1 < _text.Length && char.IsLetterOrDigit(_text[i - 1]) && char.IsAsciiDigit(_text[i + 1]):
                Add(i, i + 1, "-", false);
                break;
            case ',' or '(' or ')' or '–' or '—' or '[' or ']' or '*' or '•' or '|':
            case '-' when (i == 0 || _text[i - 1] is ' ' or '-') && (i + 1 == _text.Length || _text[i + 1] is ' ' or '-'):
                _pause = _pause == Pause.Clause ? Pause.Clause : Pause.Comma;
                break;
            case '"' or '“' when i >= _quoteEnd:
                _pause = _pause == Pause.Clause ? Pause.Clause : Pause.Comma;
                OpenQuote(i);
                break;
            case '\'' or '\u2018' when i >= _quoteEnd && (i == 0 || _text[i - 1] is ' ' or ':' or '(') && i + 1 < _text.Length && char.IsLetter(_text[i + 1]):
                OpenSingleQuote(i);
                break;
            default:
                break;
        }
    }

    // A single mark that closes behind a word, not within one.
    private void OpenSingleQuote(int i)
    {
        for (var close = i + 2; close < Math.Min(_text.Length, i + LongestQuote); close++)
        {
            if (_text[close] is '\'' or '\u2019' && char.IsLetterOrDigit(_text[close - 1]) | _text[close - 1] is '.' or '!' or ','
                && (close + 1 == _text.Length || !char.IsLetterOrDigit(_text[close + 1])))
            {
                _quoteEnd = close;
                return;
            }
        }
    }

    private void OpenQuote(int i)
    {
        var length = Math.Min(LongestQuote, _text.Length - i - 1);
        var close = _text.AsSpan(i + 1, length).IndexOfAny('"', '”');
        _quoteEnd = close >= 0 ? i + 1 + close + 1 : _quoteEnd;
    }

    private int LineEnd(int i)
    {
        var end = _text.AsSpan(i, Math.Min(LongestQuote, _text.Length - i)).IndexOf('\n');
        return end < 0 ? Math.Min(_text.Length, i + LongestQuote) : i + end;
    }

    private bool IsDots(int i) => (i + 1 < _text.Length && _text[i + 1] == '.') || (i > 0 && _text[i - 1] == '.');

    private bool EndsSentence(int i)
    {
        if (i + 1 < _text.Length && !char.IsWhiteSpace(_text[i + 1]) && _text[i + 1] is not ('"' or '”' or ')' or '\''))
        {
            // "done.I'll call": a full stop without its space.
            return char.IsUpper(_text[i + 1]) && i > 0 && char.IsLower(_text[i - 1]);
        }

        return _words.Count > 0 && (!Abbreviations.Has(_words[^1].Text) || _words[^1].End != i || BeginsSentence(i + 1));
    }

    // Whether what follows is a new sentence: nothing more, a capitalised word that sentences begin with, a list item.
    private bool BeginsSentence(int i)
    {
        var blank = 0;
        while (i < _text.Length && char.IsWhiteSpace(_text[i]))
        {
            blank += _text[i] == '\n' ? 1 : 0;
            i++;
        }

        if (i >= _text.Length || blank > 1 || _text[i] is '-' or '*' or '•' or '>')
        {
            return true;
        }

        if (blank == 1)
        {
            return !char.IsLower(_text[i]);
        }

        var end = i;
        while (end < _text.Length && end - i < 12 && (char.IsLetter(_text[end]) || _text[end] is '\'' or '\u2019'))
        {
            end++;
        }

        return NewStart.Has(_text[i..end].Replace('\u2019', '\''));
    }
}
