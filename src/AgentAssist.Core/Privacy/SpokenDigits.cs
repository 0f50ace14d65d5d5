namespace AgentAssist.Core.Privacy;

/// <summary>
/// Reads numbers that are spoken out ("four one one one", "double seven", "forty-two") as the digits they stand for, so
/// that every scanner finds a dictated number as it finds a typed one.
/// </summary>
internal static class SpokenDigits
{
    // Fewer number words than this in a row are talk: "one of them", "two or three".
    private const int LeastWords = 3;
    private const int LongestWord = 9;
    private const int Tens = 100;
    private const int Repeat = 1_000;
    private const int None = -1;

    /// <summary>The text with its dictated numbers as digits; the same object when there are none.</summary>
    public static FoldedText Read(FoldedText text)
    {
        FoldedText.Writer? writer = null;
        var copied = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!Letters.Is(text[i]))
            {
                i++;
                continue;
            }

            var end = WordEnd(text, i);
            if (ValueOf(text, i, end) == None || RunEnd(text, i) is not { } run)
            {
                i = end;
                continue;
            }

            writer ??= new FoldedText.Writer(text);
            writer.Copy(copied, i);
            Write(text, i, run, writer);
            copied = i = run;
        }

        if (writer is null)
        {
            return text;
        }

        writer.Copy(copied, text.Length);
        return writer.ToText();
    }

    // Where the number words that begin here end; null when they are too few.
    private static int? RunEnd(FoldedText text, int start)
    {
        var (words, counted, end) = (0, 0, start);
        for (var i = start; ;)
        {
            var wordEnd = WordEnd(text, i);
            var value = ValueOf(text, i, wordEnd);
            if (value == None)
            {
                break;
            }

            // "double" at the end doubles nothing and does not count.
            words++;
            (counted, end) = value < Repeat ? (words, wordEnd) : (counted, end);
            i = SkipSeparator(text, wordEnd);
            if (i == wordEnd || !Letters.Is(text[i]))
            {
                break;
            }
        }

        return counted >= LeastWords ? end : null;
    }

    private static void Write(FoldedText text, int start, int end, FoldedText.Writer writer)
    {
        var times = 1;
        for (var i = start; i < end;)
        {
            var wordEnd = WordEnd(text, i);
            var value = ValueOf(text, i, wordEnd);
            var next = SkipSeparator(text, wordEnd);
            if (value >= Repeat)
            {
                times = value - Repeat;
            }
            else if (value >= Tens && next < end && ValueOf(text, next, WordEnd(text, next)) is > 0 and < 10 and var unit && IsTight(text, wordEnd, next))
            {
                // "forty two" is one number.
                WriteNumber(value - Tens + unit, i, WordEnd(text, next), 1, writer);
                wordEnd = WordEnd(text, next);
                next = SkipSeparator(text, wordEnd);
                times = 1;
            }
            else
            {
                WriteNumber(value % Tens, i, wordEnd, times, writer);
                times = 1;
            }

            // Words with a mere space between them are one row of digits; a comma is where the speaker grouped them.
            if (next < end && !IsTight(text, wordEnd, next))
            {
                writer.Add(' ', wordEnd, next);
            }

            i = next;
        }
    }

    private static void WriteNumber(int value, int start, int end, int times, FoldedText.Writer writer)
    {
        for (var time = 0; time < times; time++)
        {
            if (value >= 10)
            {
                writer.Add((char)('0' + (value / 10)), start, end);
            }

            writer.Add((char)('0' + (value % 10)), start, end);
        }
    }

    private static bool IsTight(FoldedText text, int from, int to) => !text.Slice(from, to).ContainsAny(',', '.');

    private static int SkipSeparator(FoldedText text, int i)
    {
        var end = i;
        while (end - i < 3 && text[end] is ' ' or '-' or ',' or '.')
        {
            end++;
        }

        return end;
    }

    private static int WordEnd(FoldedText text, int i)
    {
        while (Letters.Is(text[i]))
        {
            i++;
        }

        return i;
    }

    private static int ValueOf(FoldedText text, int start, int end)
    {
        return end - start > LongestWord ? None : text.Slice(start, end) switch
        {
            "zero" or "oh" or "o" or "nought" or "naught" or "cero" or "null" => 0,
            "one" or "uno" or "eins" => 1,
            "two" or "dos" or "zwei" => 2,
            "three" or "tres" or "drei" => 3,
            "four" or "cuatro" or "vier" => 4,
            "five" or "cinco" or "fünf" => 5,
            "six" or "seis" or "sechs" => 6,
            "seven" or "siete" or "sieben" => 7,
            "eight" or "ocho" or "acht" => 8,
            "nine" or "nueve" or "neun" or "niner" => 9,
            "ten" => 10,
            "eleven" => 11,
            "twelve" => 12,
            "thirteen" => 13,
            "fourteen" => 14,
            "fifteen" => 15,
            "sixteen" => 16,
            "seventeen" => 17,
            "eighteen" => 18,
            "nineteen" => 19,
            "twenty" => Tens + 20,
            "thirty" => Tens + 30,
            "forty" => Tens + 40,
            "fifty" => Tens + 50,
            "sixty" => Tens + 60,
            "seventy" => Tens + 70,
            "eighty" => Tens + 80,
            "ninety" => Tens + 90,
            "double" => Repeat + 2,
            "triple" or "treble" => Repeat + 3,
            _ => None,
        };
    }
}
