using System.Globalization;

namespace AgentAssist.Core.Customers.Promises;

/// <summary>Numbers in words and figures, and the names of days and months.</summary>
internal static class NumberWords
{
    private static readonly string[] Units =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Ordinals =
    [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
        "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>Reads a whole number of up to four figures; gives the index after it, or -1.</summary>
    public static int Read(Sentence sentence, int i, out int value)
    {
        var word = sentence[i];
        value = -1;
        if (word.Length is > 0 and <= 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out value))
        {
            return i + 1;
        }

        value = Array.IndexOf(Units, word);
        if (value >= 0)
        {
            return i + 1;
        }

        var tens = word.Length > 0 ? Array.IndexOf(Tens, word) : -1;
        if (tens >= 2)
        {
            var one = Array.IndexOf(Units, sentence[i + 1]);
            value = (tens * 10) + (one is > 0 and < 10 ? one : 0);
            return one is > 0 and < 10 ? i + 2 : i + 1;
        }

        return -1;
    }

    /// <summary>Reads "14th", "first" or "twenty third"; gives the index after it, or -1.</summary>
    public static int ReadOrdinal(Sentence sentence, int i, out int value)
    {
        var word = sentence[i];
        value = 0;
        if (word.Length is >= 3 and <= 4 && char.IsAsciiDigit(word[0]) && word[^2..] is "st" or "nd" or "rd" or "th"
            && int.TryParse(word.AsSpan(0, word.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out value))
        {
            return value is >= 1 and <= 31 ? i + 1 : -1;
        }

        value = word.Length > 0 ? Array.IndexOf(Ordinals, word) : -1;
        if (value > 0)
        {
            return i + 1;
        }

        if (word is "thirtieth")
        {
            value = 30;
            return i + 1;
        }

        var ten = word is "twenty" ? 20 : word is "thirty" ? 30 : 0;
        var one = ten > 0 ? Array.IndexOf(Ordinals, sentence[i + 1]) : -1;
        value = ten + one;
        return one is > 0 and < 10 && value <= 31 ? i + 2 : -1;
    }

    /// <summary>The month, 1 to 12, that the word names or shortens; 0 where it is none.</summary>
    public static int Month(string word)
    {
        var index = Array.IndexOf(Months, word);
        if (index < 0 && word.Length is 3 or 4)
        {
            index = word == "sept" ? 8 : word.Length == 3 ? Array.FindIndex(Months, month => month.StartsWith(word, StringComparison.Ordinal)) : -1;
        }

        return index + 1;
    }

    /// <summary>The weekday that the word names or shortens.</summary>
    public static DayOfWeek? Weekday(string word)
    {
        if (word.Length is < 3 or > 9)
        {
            return null;
        }

        var index = Array.IndexOf(Weekdays, word);
        if (index < 0 && word is "mon" or "tue" or "tues" or "wed" or "weds" or "thu" or "thur" or "thurs" or "fri" or "sat" or "sun")
        {
            index = Array.FindIndex(Weekdays, day => day.StartsWith(word[..3], StringComparison.Ordinal));
        }

        return index < 0 ? null : (DayOfWeek)index;
    }
}
