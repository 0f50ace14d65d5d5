using System.Collections.Frozen;

namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>The terms of a text: its stemmed words, without those that say nothing about what it is about.</summary>
/// <param name="Words">In the order of the text.</param>
/// <param name="Next">For each of these the word behind it, whatever it says; empty behind the last.</param>
/// <param name="All">The words that say nothing with them.</param>
/// <param name="Denies">Whether the text says that something is not so.</param>
internal sealed record Terms(IReadOnlyList<string> Words, IReadOnlyList<string> Next, IReadOnlyList<string> All, bool Denies)
{
    private static readonly FrozenSet<string> Empty = WordsOf(
        """
        a an the this that these those it its itself they them their theirs he she him his her hers we us our ours i me my mine you your yours
        am is are was were be been being do does did doing done have has had having will would shall should can could may might must ought
        and or but if then so because as than too also just only even still yet already again ever
        of to in on at by for with from into about over under between through during before after up down off out
        what which who whom whose when where why how there here
        some any all each every both either such own same other another more most much many few less least very really quite
        yes yeah yep ok okay alright well sure please thanks thank hi hello hey dear sorry afraid um uh oh sir madam let lets
        like want need know get got go going goes make made see tell told say says said ask asked
        question help else anything something everything nothing thing things
        s t d ll re ve m
        """);

    private static readonly FrozenSet<string> Denials = WordsOf("no not none never neither nor without cannot cant dont doesnt isnt arent wont unfortunately unable");

    /// <summary>Reads a text.</summary>
    public static Terms Of(ReadOnlySpan<char> text)
    {
        var reader = new TermReader();
        foreach (var c in text)
        {
            reader.Read(c);
        }

        reader.Read(' ');
        reader.Follow("");
        return new Terms(reader.Words, reader.Next, reader.All, reader.Denies);
    }

    private static FrozenSet<string> WordsOf(string list) =>
        list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads a text letter by letter.</summary>
    private sealed class TermReader
    {
        private const int LongestWord = 64;

        private readonly char[] _letters = new char[LongestWord];
        private int _length;
        private string _before = "";
        private bool _isLinked;

        public List<string> Words { get; } = [];

        public List<string> Next { get; } = [];

        public List<string> All { get; } = [];

        public bool Denies { get; private set; }

        public void Read(char c)
        {
            if (char.IsLetterOrDigit(c))
            {
                // "10am" and "50MB" are a number and a word.
                if (_length > 0 && char.IsAsciiDigit(_letters[_length - 1]) && !char.IsAsciiDigit(c))
                {
                    Take();
                }

                if (_length < LongestWord)
                {
                    _letters[_length++] = char.ToLowerInvariant(c);
                }
            }
            else if (c is not ('\'' or '\u2019') || _length == 0)
            {
                Take();
                _isLinked = c == '-' && _before.Length > 0;
                _before = _isLinked ? _before : "";
            }
        }

        /// <summary>Notes which word stands behind the last one that was taken.</summary>
        public void Follow(string word)
        {
            if (Next.Count < Words.Count)
            {
                Next.Add(word);
            }
        }

        private void Take()
        {
            if (_length == 0)
            {
                return;
            }

            var word = new string(_letters, 0, _length);
            _length = 0;
            var stem = TermStem.Of(word);
            All.Add(stem);
            Follow(stem);
            if (Denials.Contains(word))
            {
                Denies = true;
            }
            else if (word != "00" && !Empty.Contains(word))
            {
                Words.Add(stem);
            }

            // "check-out" is "checkout" as well.
            if (_isLinked && char.IsLetter(_before[0]) && char.IsLetter(word[0]))
            {
                Follow("");
                Words.Add(TermStem.Of(_before + word));
            }

            _isLinked = false;
            _before = word;
        }
    }
}
