namespace AgentAssist.Core.Understanding.Text;

/// <summary>
/// Splits a text into tokens. Contractions are read as the words they stand for ("don't" as "do", "not"), stretched words
/// as the word that was stretched; the span of every token is what was written.
/// </summary>
internal sealed partial class Tokenizer(Vocabulary vocabulary)
{
    private const int LongestWord = 40;

    public TokenizedText Tokenize(string text)
    {
        var run = new Run(vocabulary, text);
        run.Read();
        return run.Result;
    }

    private sealed partial class Run(Vocabulary vocabulary, string text)
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
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || IsInnerMark(end) || Folding.IsAccent(text[end])))
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
            var length = 0;
            var capitals = end - start > 1;
            for (var i = start; i < end; i++)
            {
                var c = text[i];
                capitals &= !char.IsLower(c);
                if (!Folding.IsAccent(c))
                {
                    word[length++] = Normal(c);
                }
            }

            _words++;
            _capitals += capitals ? 1 : 0;
            AddWord(start, end, word[..length], capitals);
            return end;
        }

        private char Normal(char c)
        {
            c = c is '\u2019' or '\u2018' or '`' or '\u02BC' ? '\'' : char.ToLowerInvariant(c);
            return vocabulary.FoldsAccents ? Folding.Fold(c) : c;
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

            AddExpanded(start, end, Stretched.Find(vocabulary, word, out var stretched), capitals, stretched);
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

            Add(start, end, Stretched.Find(vocabulary, word[..apostrophe], out var stretched), capitals, stretched);
            Add(start, end, vocabulary.Find(meant), capitals, false);
            return true;
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
