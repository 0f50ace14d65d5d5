using System.Text;

namespace AgentAssist.Core.Understanding.Text;

/// <summary>Takes accents off letters: "está" and "esta" are one word to whoever types in a hurry.</summary>
internal static class Folding
{
    private const int FirstLetter = 0xC0;
    private const int TableEnd = 0x250;
    private const int VietnameseStart = 0x1E00;
    private const int VietnameseEnd = 0x1F00;

    private static readonly char[] Latin = Table(FirstLetter, TableEnd);
    private static readonly char[] Vietnamese = Table(VietnameseStart, VietnameseEnd);

    /// <summary>The letter without its accent; every other character as it is.</summary>
    public static char Fold(char c) => c switch
    {
        < (char)FirstLetter => c,
        < (char)TableEnd => Latin[c - FirstLetter],
        >= (char)VietnameseStart and < (char)VietnameseEnd => Vietnamese[c - VietnameseStart],
        _ => c,
    };

    public static string Fold(string word) => string.Create(word.Length, word, static (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Fold(source[i]);
        }
    });

    /// <summary>Whether the character is an accent that some keyboards put behind its letter.</summary>
    public static bool IsAccent(char c) => c is >= '\u0300' and < '\u0370';

    private static char[] Table(int first, int end)
    {
        var table = new char[end - first];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)(first + i);
            table[i] = c switch
            {
                'ø' => 'o',
                'ł' => 'l',
                'đ' => 'd',
                'ı' => 'i',
                _ => c.ToString().Normalize(NormalizationForm.FormD)[0],
            };
        }

        return table;
    }
}
