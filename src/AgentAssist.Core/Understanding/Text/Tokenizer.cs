using System.Globalization;
using System.Text;

namespace AgentAssist.Core.Understanding.Text;

/// <summary>
/// Splits a text into tokens. Contractions are read as the words they stand for ("don't" as "do", "not"), stretched words
/// as the word that was stretched; the span of every token is what was written.
/// </summary>
internal sealed class Tokenizer(Vocabulary vocabulary)
{
    private const int LongestWord = 40;
    private const int LongestEmoticon = 4;

    public TokenizedText Tokenize(string text)
    {
        var run = new Run(vocabulary, text);
        run.Read();
        return run.Result;
    }

    private sealed class Run(Vocabulary vocabulary, string text)
    {
        private Break _break = Break.Sentence;
        private int _firstToken;
        private int _exclamations;
        private int _questions;
        private int _capitals;
        private int _words;

        public TokenizedText Result { get; } = new(text);

        public void Read()
        {
            for (var i = 0; i < text.Length;)
            {
                var c = text[i];
                if (c == ' ')
                {
                    i++;
                }
                else if (char.IsLetter(c))
                {
                    i = ReadWord(i);
                }
                else if (char.IsDigit(c))
                {
                    i = ReadNumber(i);
                }
                else
                {
                    i = ReadMark(i, c);
                }
            }

            EndSentence();
            Result.IsShouted = _words > 2 && _capitals * 4 >= _words * 3;
        }

        private int ReadWord(int start)
        {
            var end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || IsInnerMark(end)))
            {
                end++;
            }

            if (IsAddress(end))
            {
                return SkipToSpace(start);
            }

            if (end - start > LongestWord)
            {
                Add(start, end, Vocabulary.Unknown, false, false);
                return end;
            }

            Span<char> word = stackalloc char[end - start];
            var capitals = end - start > 1;
            for (var i = start; i < end; i++)
            {
                var c = text[i];
                capitals &= !char.IsLower(c);
                word[i - start] = c is '\u2019' or '\u2018' or '`' or '\u02BC' ? '\'' : char.ToLowerInvariant(c);
            }

            _words++;
            _capitals += capitals ? 1 : 0;
            AddWord(start, end, word, capitals);
            return end;
        }

        private bool IsInnerMark(int i)
        {
            return text[i] is '\'' or '\u2019' or '\u2018' or '`' or '\u02BC' && i + 1 < text.Length && char.IsLetter(text[i + 1]);
        }

        // "://" or an at sign inside: an address, not words.
        private bool IsAddress(int end)
        {
            return end + 1 < text.Length && ((text[end] == '@' && char.IsLetterOrDigit(text[end + 1]))
                || (text[end] == ':' && end + 2 < text.Length && text[end + 1] == '/' && text[end + 2] == '/'));
        }

        private int SkipToSpace(int i)
        {
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
            {
                i++;
            }

            return i;
        }

        private void AddWord(int start, int end, Span<char> word, bool capitals)
        {
            // "You're" is two words even where a lexicon lists it; "god's" only where none does.
            var apostrophe = word.LastIndexOf('\'');
            var known = vocabulary.Find(word);
            var possessive = apostrophe > 0 && word[apostrophe..] is "'s";
            if (apostrophe > 0 && (known < 0 || !possessive) && TrySplit(start, end, word, apostrophe, capitals))
            {
                return;
            }

            if (known >= 0)
            {
                AddExpanded(start, end, known, capitals, stretched: false);
                return;
            }

            AddExpanded(start, end, FindUnstretched(word, out var stretched), capitals, stretched);
        }

        private bool TrySplit(int start, int end, Span<char> word, int apostrophe, bool capitals)
        {
            ReadOnlySpan<char> tail = word[apostrophe..];
            if (tail is "'t" && word[apostrophe - 1] == 'n')
            {
                var stem = word[..(apostrophe - 1)];
                Add(start, end, vocabulary.Find(stem is "ca" ? "can" : stem is "wo" ? "will" : stem), capitals, false);
                Add(start, end, vocabulary.Not, capitals, false);
                return true;
            }

            var meant = tail switch
            {
                "'re" => "are",
                "'m" => "am",
                "'ve" => "have",
                "'ll" => "will",
                "'s" or "'d" => tail,
                _ => default,
            };
            if (meant.Length == 0)
            {
                return false;
            }

            Add(start, end, FindUnstretched(word[..apostrophe], out var stretched), capitals, stretched);
            Add(start, end, vocabulary.Find(meant), capitals, false);
            return true;
        }

        // "sooooo" is tried as "soo" and as "so".
        private int FindUnstretched(Span<char> word, out bool stretched)
        {
            stretched = false;
            var id = vocabulary.Find(word);
            if (id >= 0 || !HasThreeAlike(word))
            {
                return id;
            }

            stretched = true;
            Span<char> shorter = stackalloc char[word.Length];
            foreach (var most in (ReadOnlySpan<int>)[2, 1])
            {
                id = vocabulary.Find(shorter[..Squeeze(word, shorter, most)]);
                if (id >= 0)
                {
                    return id;
                }
            }

            return Vocabulary.Unknown;
        }

        private static bool HasThreeAlike(ReadOnlySpan<char> word)
        {
            for (var i = 2; i < word.Length; i++)
            {
                if (word[i] == word[i - 1] && word[i] == word[i - 2])
                {
                    return true;
                }
            }

            return false;
        }

        // Rows of three and more shrink to at most so many letters.
        private static int Squeeze(ReadOnlySpan<char> word, Span<char> shorter, int most)
        {
            var length = 0;
            for (var i = 0; i < word.Length;)
            {
                var end = i;
                while (end < word.Length && word[end] == word[i])
                {
                    end++;
                }

                var keep = end - i >= 3 ? most : end - i;
                shorter.Slice(length, keep).Fill(word[i]);
                length += keep;
                i = end;
            }

            return length;
        }

        private int ReadNumber(int start)
        {
            var end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end])
                || (text[end] is '.' or ',' or ':' or '/' && end + 1 < text.Length && char.IsDigit(text[end + 1]))))
            {
                end++;
            }

            var money = (start > 0 && text[start - 1] is '$' or '£' or '€') || (end < text.Length && text[end] is '€' or '£' or '$');
            Span<char> word = stackalloc char[Math.Min(end - start, LongestWord)];
            text.AsSpan(start, word.Length).ToLowerInvariant(word);
            var id = money ? vocabulary.Money : vocabulary.Find(word);
            if (id < 0)
            {
                id = char.IsLetter(text[end - 1]) ? Vocabulary.Unknown : vocabulary.Number;
            }

            AddExpanded(start, end, id, capitals: false, stretched: false);
            return end;
        }

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
                case ',' or '(' or ')' or '–' or '—' or '"' or '“' or '”':
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

        private void Raise(Break to)
        {
            _break = _break > to ? _break : to;
        }

        private void AddExpanded(int start, int end, int id, bool capitals, bool stretched)
        {
            var words = id < 0 ? [] : vocabulary.Expand(id);
            if (words.Length == 0)
            {
                Add(start, end, id, capitals, stretched);
                return;
            }

            foreach (var word in words)
            {
                Add(start, end, word, capitals, stretched);
            }
        }

        private void Add(int start, int end, int word, bool capitals, bool stretched)
        {
            if (_break == Break.Sentence)
            {
                EndSentence();
            }

            Result.Tokens.Add(new Token(start, end, word, Result.Sentences.Count, _break, capitals, stretched));
            _break = Break.None;
        }

        private void EndSentence()
        {
            if (Result.Tokens.Count > _firstToken)
            {
                Result.Sentences.Add(new SentenceShape(_firstToken, Result.Tokens.Count, _exclamations, _questions));
                _firstToken = Result.Tokens.Count;
                _exclamations = 0;
                _questions = 0;
            }
        }
    }
}
