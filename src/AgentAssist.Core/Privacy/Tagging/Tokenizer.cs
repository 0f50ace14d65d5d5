using System.Globalization;

namespace AgentAssist.Core.Privacy.Tagging;

/// <summary>Cuts a text into tokens, window by window, so that a text of any length takes bounded memory.</summary>
internal sealed class Tokenizer(WordList words)
{
    /// <summary>Most tokens in a window: far more than an utterance has.</summary>
    public const int Window = 256;

    // From here on a window may end where a sentence or a line does.
    private const int Ripe = 160;

    /// <summary>Fills <paramref name="tokens"/> from <paramref name="at"/>, which moves on; returns how many there are, 0 at the end.</summary>
    public int Fill(ReadOnlySpan<char> text, ref int at, Span<Token> tokens)
    {
        var count = 0;
        var opens = true;
        var gap = true;
        while (at < text.Length && count < Window)
        {
            var c = text[at];
            if (IsSkipped(c))
            {
                gap |= c is ' ' or '\t' or '\u00A0';
                at++;
                continue;
            }

            ref var token = ref tokens[count++];
            token = new Token { Start = at, Glued = !gap, Opens = opens };
            opens = Read(text, ref at, ref token);
            gap = false;
            if (opens && count >= Ripe)
            {
                break;
            }
        }

        return count;
    }

    // Returns whether a line or sentence ends here.
    private bool Read(ReadOnlySpan<char> text, ref int at, ref Token token)
    {
        var c = text[at];
        if (IsWord(c))
        {
            ReadWord(text, ref at, ref token);
            return false;
        }

        if (char.IsAsciiDigit(c))
        {
            ReadDigits(text, ref at, ref token);
            return false;
        }

        at++;
        token.End = at;
        token.Shape = c is '\n' or '\r' ? Shape.Line : MarkShape(c);
        token.Word = WordHash.Add(WordHash.Seed, c is '\r' ? '\n' : c);
        return token.Shape == Shape.Line || c is '.' or '!' or '?' or ':' or '•';
    }

    private void ReadWord(ReadOnlySpan<char> text, ref int at, ref Token token)
    {
        var hash = WordHash.Seed;
        var (upper, lower, length) = (0, 0, 0);
        var firstUpper = char.IsUpper(text[at]);
        uint a = 0, b = 0, d = 0, e = 0;
        for (; at < text.Length && (IsWord(text[at]) || IsHidden(text[at])); at++)
        {
            var c = text[at];
            if (IsHidden(c))
            {
                continue;
            }

            token.Marked |= c is >= '\u00C0' and <= '\u024F';
            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
            var folded = WordHash.Fold(c);
            hash = WordHash.Add(hash, folded);
            length++;
            token.Prefix3 = length <= 3 ? hash : token.Prefix3;
            (a, b, d, e) = (b, d, e, folded);
        }

        token.End = at;
        token.Word = hash;
        token.Suffix2 = (d << 16) ^ e;
        token.Suffix3 = (b * 0x9E3779B1) ^ token.Suffix2;
        token.Suffix4 = (a * 0x85EBCA6B) ^ token.Suffix3;
        token.Shape = upper + lower == 0 ? Shape.Caseless
            : upper == 0 ? Shape.Lower
            : length == 1 ? Shape.OneCapital
            : lower == 0 ? Shape.Capitals
            : firstUpper && upper == 1 ? Shape.Capitalised
            : Shape.Mixed;
        token.Classes = words.Classify(hash);
    }

    private static void ReadDigits(ReadOnlySpan<char> text, ref int at, ref Token token)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        token.End = at;
        var length = Math.Min(at - token.Start, 6);
        var century = at - token.Start == 4 && (text[token.Start..].StartsWith("19") || text[token.Start..].StartsWith("20"));
        token.Shape = (Shape)((int)Shape.OneDigit + length - 1);
        token.Word = WordHash.Add(WordHash.Seed, (char)(century ? 99 : length));
    }

    private static Shape MarkShape(char c)
    {
        var known = ".,:;?!'\"()-/#@&$*_+".IndexOf(c, StringComparison.Ordinal);
        return c == '’' ? Shape.Mark + 1 + 6 : (Shape)((int)Shape.Mark + 1 + known);
    }

    private static bool IsWord(char c)
    {
        return char.IsAsciiLetter(c) || (c >= 128 && (char.IsLetter(c) || char.IsSurrogate(c) || IsMarkOfLetter(c)));
    }

    private static bool IsMarkOfLetter(char c)
    {
        return CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }

    // Characters that nobody sees and that must not take a word apart.
    private static bool IsHidden(char c)
    {
        return c >= 128 && !char.IsLetter(c) && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;
    }

    private static bool IsSkipped(char c) => c is not ('\n' or '\r') && (c <= ' ' || (c >= 127 && (char.IsWhiteSpace(c) || char.IsControl(c) || IsHidden(c))));
}
