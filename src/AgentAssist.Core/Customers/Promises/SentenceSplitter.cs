namespace AgentAssist.Core.Customers.Promises;

/// <summary>Splits a text into sentences and words. Takes time in proportion to the length of the text.</summary>
internal sealed partial class SentenceSplitter
{
    // Longer runs without a full stop are no sentences; cutting them bounds what the readers look at.
    private const int MostWords = 160;
    private const int LongestQuote = 400;

    private static readonly PhraseSet Abbreviations = PromiseLexicon.Shared.Class("abbreviation");

    private static readonly PhraseSet NewStart = PromiseLexicon.Shared.Class("newstart");

    private readonly string _text;
    private readonly List<Word> _words = [];
    private readonly List<Sentence> _sentences = [];
    private Pause _pause;
    private int _quoteEnd;

    private SentenceSplitter(string text) => _text = text;

    public static List<Sentence> Split(string text)
    {
        var splitter = new SentenceSplitter(text);
        splitter.Run();
        return splitter._sentences;
    }

    private void Run()
    {
        for (var i = 0; i < _text.Length;)
        {
            var c = _text[i];
            if (char.IsLetter(c))
            {
                i = ReadWord(i);
            }
            else if (char.IsAsciiDigit(c))
            {
                i = ReadNumber(i);
            }
            else
            {
                ReadMark(i, c);
                i++;
            }
        }

        EndSentence(asks: false);
    }

    private int ReadWord(int start)
    {
        var end = start;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || IsInnerApostrophe(end)))
        {
            end++;
        }

        var name = char.IsUpper(_text[start]) && _words.Count > 0;

        // "p.m." is one word; its last full stop may end the sentence as well.
        if (end - start == 1 && end + 1 < _text.Length && _text[end] == '.' && _text[start] is 'a' or 'p' or 'A' or 'P' && _text[end + 1] is 'm' or 'M'
            && (end + 2 == _text.Length || !char.IsLetterOrDigit(_text[end + 2])))
        {
            var after = end + 2 < _text.Length && _text[end + 2] == '.' ? end + 3 : end + 2;
            Add(start, end + 2, _text[start] is 'a' or 'A' ? "am" : "pm", false);
            if (after == end + 3 && BeginsSentence(after))
            {
                EndSentence(asks: false);
            }

            return after;
        }

        AddWord(start, end, name);
        return end;
    }

    private bool IsInnerApostrophe(int i)
    {
        return _text[i] is '\'' or '\u2019' or '\u02BC' or '`' && i + 1 < _text.Length && char.IsLetter(_text[i + 1]);
    }

    private void AddWord(int start, int end, bool name)
    {
        var word = _text[start..end].ToLowerInvariant();
        var apostrophe = word.AsSpan().IndexOfAny("'\u2019\u02BC`");
        if (apostrophe < 0)
        {
            var (first, second) = Contractions.OfBare(word, NextWord(end));
            Add(start, end, first, name);
            if (second.Length > 0)
            {
                Add(start, end, second, false);
            }

            // "re-send" is one word, "follow-up" two.
            return;
        }

        var (head, tail) = Contractions.Split(word, apostrophe);
        var cut = start + apostrophe;
        if (tail.Length == 0)
        {
            Add(start, end, head, name);
        }
        else if (tail == "not")
        {
            Add(start, end, head, name);
            Add(start, end, tail, false);
        }
        else
        {
            Add(start, cut, head, name);
            Add(cut, end, tail, false);
        }
    }

    private ReadOnlySpan<char> NextWord(int i)
    {
        while (i < _text.Length && _text[i] == ' ')
        {
            i++;
        }

        var start = i;
        while (i < _text.Length && i - start < 20 && char.IsLetter(_text[i]))
        {
            i++;
        }

        return _text.AsSpan(start, i - start);
    }

    private int ReadNumber(int start)
    {
        var end = start;
        while (end < _text.Length && (char.IsAsciiDigit(_text[end])
            || (_text[end] is '.' or ',' or ':' or '/' && end + 1 < _text.Length && char.IsAsciiDigit(_text[end + 1]))))
        {
            end++;
        }

        if (DateForms.IsoLength(_text.AsSpan(start)) is var iso and > 0)
        {
            Add(start, start + iso, _text.Substring(start, iso), false);
            return start + iso;
        }

        if (start > 0 && _text[start - 1] is '$' or '£' or '€' or '¥' or '₹' or '#')
        {
            Add(start, end, "$" + _text[start..end], false);
            return end;
        }

        var letters = end;
        while (letters < _text.Length && char.IsLetter(_text[letters]))
        {
            letters++;
        }

        var unit = _text[end..letters].ToLowerInvariant();
        if (unit is "st" or "nd" or "rd" or "th")
        {
            Add(start, letters, _text[start..letters].ToLowerInvariant(), false);
            return letters;
        }

        if (end == start + 1 && _text[start] == '2' && unit is "moro" or "morrow" or "nite" or "day" or "mrw")
        {
            Add(start, letters, unit == "nite" ? "tonight" : unit == "day" ? "today" : "tomorrow", false);
            return letters;
        }

        Add(start, end, _text[start..end], false);
        if (unit.Length == 0 && end + 1 < _text.Length && _text[end] is '-' or '–' && char.IsAsciiDigit(_text[end + 1]))
        {
            Add(end, end + 1, "-", false);
            return end + 1;
        }

        return end;
    }

    private void Add(int start, int end, string word, bool name)
    {
        // A hyphen joins "re" and "e" to what follows; other hyphens part words.
        if (word.Length > 3 && _words.Count > 0 && _words[^1] is { Text: "re" or "e", End: var e } before && e == start - 1 && _text[e] == '-')
        {
            _words[^1] = before with { End = end, Text = before.Text + word };
            _pause = Pause.None;
            return;
        }

        _words.Add(new Word(start, end, word, _words.Count == 0 ? Pause.Clause : _pause, start < _quoteEnd, name));
        _pause = Pause.None;
        if (_words.Count >= MostWords)
        {
            EndSentence(asks: false);
        }
    }

    private void EndSentence(bool asks)
    {
        if (_words.Count > 0)
        {
            _sentences.Add(new Sentence(_text, [.. _words], asks));
            _words.Clear();
        }

        _pause = Pause.None;
    }
}
