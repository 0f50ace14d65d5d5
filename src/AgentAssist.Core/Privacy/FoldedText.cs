using System.Globalization;
using System.Text;

namespace AgentAssist.Core.Privacy;

/// <summary>
/// A text as the scanners read it: lower case, every kind of digit, dash and space as its ASCII form, and without the
/// characters that nobody sees (zero-width, combining, control), so that they cannot hide a number. Each character
/// knows where it stands in the source.
/// </summary>
internal sealed class FoldedText
{
    private const char Unreadable = '\uFFFD';

    private readonly char[] _chars;
    private readonly int[] _starts;

    // Only where a character stands for a whole word: where each ends in the source.
    private readonly int[]? _ends;

    public FoldedText(string source)
    {
        Source = source;
        _chars = new char[source.Length];
        _starts = new int[source.Length];
        for (var i = 0; i < source.Length;)
        {
            var width = 1;
            var folded = source[i] < 128 ? FoldAscii(source[i]) : FoldOther(source, i, out width);
            if (folded != '\0')
            {
                HasDigits |= char.IsAsciiDigit(folded);
                _chars[Length] = folded;
                _starts[Length] = i;
                Length++;
            }

            i += width;
        }
    }

    private FoldedText(string source, char[] chars, int[] starts, int[] ends)
    {
        (Source, _chars, _starts, _ends, Length, HasDigits) = (source, chars, starts, ends, chars.Length, true);
    }

    public string Source { get; }

    public int Length { get; }

    public bool HasDigits { get; }

    /// <summary>The folded character, or NUL outside the text, so that scanners need no bounds checks.</summary>
    public char this[int index] => (uint)index < (uint)Length ? _chars[index] : '\0';

    public ReadOnlySpan<char> Slice(int start, int end) => _chars.AsSpan(start, end - start);

    /// <summary>Where folded character <paramref name="index"/> begins in the source.</summary>
    public int SourceStart(int index) => index < Length ? _starts[index] : Source.Length;

    /// <summary>Where the character before the exclusive folded index <paramref name="end"/> ends in the source.</summary>
    public int SourceEnd(int end)
    {
        if (_ends is not null)
        {
            return _ends[end - 1];
        }

        return EndOfUnit(end - 1);
    }

    private int EndOfUnit(int index)
    {
        var last = _starts[index];
        return last + (char.IsHighSurrogate(Source[last]) && last + 1 < Source.Length ? 2 : 1);
    }

    private static char FoldAscii(char c)
    {
        if (c is >= 'A' and <= 'Z')
        {
            return (char)(c | 0x20);
        }

        if (c >= ' ' && c != '\u007F')
        {
            return c;
        }

        return c is '\t' or '\n' or '\v' or '\f' or '\r' ? ' ' : '\0';
    }

    private static char FoldOther(string source, int index, out int width)
    {
        if (Rune.DecodeFromUtf16(source.AsSpan(index), out var rune, out width) != System.Buffers.OperationStatus.Done)
        {
            width = 1;
            return Unreadable;
        }

        if (rune.Value is >= 0xFF01 and <= 0xFF5E)
        {
            return FoldAscii((char)(rune.Value - 0xFEE0));
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.DecimalDigitNumber:
            case UnicodeCategory.OtherNumber:
                var value = Rune.GetNumericValue(rune);
                return value is >= 0 and <= 9 && double.IsInteger(value) ? (char)('0' + (int)value) : Unreadable;
            case UnicodeCategory.DashPunctuation:
                return '-';
            case UnicodeCategory.SpaceSeparator:
            case UnicodeCategory.LineSeparator:
            case UnicodeCategory.ParagraphSeparator:
                return ' ';
            case UnicodeCategory.Format:
            case UnicodeCategory.NonSpacingMark:
            case UnicodeCategory.EnclosingMark:
            case UnicodeCategory.Control:
                return rune.Value == 0x85 ? ' ' : '\0';
            default:
                return FoldSymbol(rune);
        }
    }

    private static char FoldSymbol(Rune rune) => rune.Value switch
    {
        0x2212 or 0x2043 => '-',
        0x00B7 or 0x2022 or 0x2024 or 0x2219 or 0x22C5 or 0x30FB or 0x3002 => '.',
        0x2044 or 0x2215 => '/',
        0x2018 or 0x2019 or 0x02BC => '\'',
        0x201C or 0x201D or 0x00AB or 0x00BB => '"',
        _ when rune.IsBmp => char.ToLowerInvariant((char)rune.Value),
        _ => Unreadable,
    };

    /// <summary>Writes another reading of a text, in which some characters stand for whole words.</summary>
    internal sealed class Writer(FoldedText text)
    {
        private readonly List<char> _chars = new(text.Length);
        private readonly List<int> _starts = new(text.Length);
        private readonly List<int> _ends = new(text.Length);

        /// <summary>Takes over the characters from <paramref name="from"/> to <paramref name="to"/>, exclusive.</summary>
        public void Copy(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                _chars.Add(text._chars[i]);
                _starts.Add(text._starts[i]);
                _ends.Add(text.SourceEnd(i + 1));
            }
        }

        /// <summary>Adds a character that stands for those from <paramref name="from"/> to <paramref name="to"/>, exclusive.</summary>
        public void Add(char c, int from, int to)
        {
            _chars.Add(c);
            _starts.Add(text.SourceStart(from));
            _ends.Add(text.SourceEnd(to));
        }

        public FoldedText ToText() => new(text.Source, [.. _chars], [.. _starts], [.. _ends]);
    }
}
