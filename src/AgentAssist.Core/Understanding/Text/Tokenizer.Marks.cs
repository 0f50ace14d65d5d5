using System.Globalization;
using System.Text;

namespace AgentAssist.Core.Understanding.Text;

/// <content>Punctuation, emoticons, emoji and placeholders.</content>
internal sealed partial class Tokenizer
{
    private const int LongestEmoticon = 4;

    private sealed partial class Run
    {
        private int ReadMark(int i, char c)
        {
            var emoticon = FindEmoticon(i, out var length);
            if (emoticon >= 0)
            {
                Add(i, i + length, emoticon, false, false);
                return i + length;
            }

            switch (c)
            {
                case '!' or '\uFF01':
                    _exclamations++;
                    _break = Break.Sentence;
                    break;
                case '?' or '\uFF1F':
                    _questions++;
                    _break = Break.Sentence;
                    break;
                case '.' when i + 1 < text.Length && text[i + 1] == '.':
                    Raise(Break.Clause);
                    return SkipAll(i, '.');
                case '.' or '\n':
                    _break = Break.Sentence;
                    break;
                case ';' or ':' or '…':
                    Raise(Break.Clause);
                    break;
                case ',' or '¿' or '¡' or '«' or '»' or '(' or ')' or '–' or '—' or '"' or '“' or '”':
                    Raise(Break.Comma);
                    break;
                case '-' when i + 1 < text.Length && text[i + 1] is ' ' or '-':
                    Raise(Break.Comma);
                    break;
                case '[':
                    return ReadPlaceholder(i);
                default:
                    return c >= '\u2000' ? ReadSymbol(i) : i + 1;
            }

            return i + 1;
        }

        private int SkipAll(int i, char c)
        {
            while (i < text.Length && text[i] == c)
            {
                i++;
            }

            return i;
        }

        private int FindEmoticon(int start, out int length)
        {
            for (length = Math.Min(LongestEmoticon, text.Length - start); length >= 2; length--)
            {
                var end = start + length;
                if ((end == text.Length || !char.IsLetterOrDigit(text[end])) && text[start] is ':' or ';' or '=' or '<' or '>' or '-' or '^' or '(' or '\'' or '/' or '*')
                {
                    var id = vocabulary.Find(text.AsSpan(start, length));
                    if (id >= 0)
                    {
                        return id;
                    }
                }
            }

            return Vocabulary.Unknown;
        }

        private int ReadPlaceholder(int start)
        {
            var end = start + 1;
            while (end < text.Length && (char.IsAsciiLetterUpper(text[end]) || text[end] == '_'))
            {
                end++;
            }

            if (end == start + 1 || end == text.Length || text[end] != ']')
            {
                return start + 1;
            }

            Add(start, end + 1, vocabulary.Placeholder, false, false);
            return end + 1;
        }

        private int ReadSymbol(int start)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(start), out var rune, out var width) != System.Buffers.OperationStatus.Done)
            {
                return start + 1;
            }

            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol)
            {
                var id = vocabulary.Find(text.AsSpan(start, width));
                if (id >= 0)
                {
                    Add(start, start + width, id, false, false);
                }
            }

            return start + width;
        }
    }
}
