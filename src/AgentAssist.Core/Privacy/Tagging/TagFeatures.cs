namespace AgentAssist.Core.Privacy.Tagging;

/// <summary>
/// What is said of a token to the model: itself, its neighbours two to each side, how they are written and what the word
/// lists know of them. Each feature is a hash, of which the high bits address a row of the model's weights and the low ones tell
/// whether the row is this feature's.
/// </summary>
internal static class TagFeatures
{
    /// <summary>Name and version of this way of reading; raised with every change of tokens or features. A model of another way is refused.</summary>
    public const string Name = "tokens/1";

    public const int Count = 30;

    /// <summary>The lane of a row that holds the low byte of its feature.</summary>
    public const int OwnerLane = TagLabels.Width - 1;

    // Beside the words themselves, the case of the whole text tells what a capital is worth.
    private const int MixedCase = 0;
    private const int LowerCase = 1;
    private const int UpperCase = 2;
    private const int TitleCase = 3;

    /// <summary>How the words of a text are written taken together.</summary>
    public static int CaseOf(ReadOnlySpan<Token> tokens)
    {
        var (lower, capitalised, capitals) = (0, 0, 0);
        foreach (ref readonly var token in tokens)
        {
            switch (token.Shape)
            {
                case Shape.Lower:
                    lower++;
                    break;
                case Shape.Capitalised:
                    capitalised++;
                    break;
                case Shape.Capitals:
                    capitals++;
                    break;
                default:
                    break;
            }
        }

        return capitals > lower + capitalised ? UpperCase
            : capitalised == 0 && lower > 0 ? LowerCase
            : capitalised > 2 * lower ? TitleCase
            : MixedCase;
    }

    public static int Row(uint feature, int shift) => (int)(feature >> shift);

    /// <summary>What <see cref="Row"/> takes for so many rows, a power of two.</summary>
    public static int Shift(int rows) => 32 - System.Numerics.BitOperations.Log2((uint)rows);

    /// <summary>The low byte, never 0, which is how an unused row is marked.</summary>
    public static sbyte Owner(uint feature) => (byte)feature == 0 ? (sbyte)1 : (sbyte)feature;

    /// <summary>Writes the <see cref="Count"/> features of the token at <paramref name="i"/>.</summary>
    public static void Write(ReadOnlySpan<Token> tokens, int i, int textCase, Span<uint> features)
    {
        ref readonly var t = ref tokens[i];
        var l1 = i > 0 ? tokens[i - 1] : default;
        var l2 = i > 1 ? tokens[i - 2] : default;
        var r1 = i + 1 < tokens.Length ? tokens[i + 1] : default;
        var r2 = i + 2 < tokens.Length ? tokens[i + 2] : default;
        var shape = (uint)t.Shape | (t.Marked ? 64u : 0) | (t.Glued ? 128u : 0);
        var (left, right) = ((uint)l1.Shape | (l1.Glued ? 128u : 0), (uint)r1.Shape | (r1.Glued ? 128u : 0));
        var (left2, right2) = ((uint)l2.Shape, (uint)r2.Shape);
        var classes = (uint)t.Classes;
        var written = shape | (classes << 8);
        var n = 0;
        features[n++] = Mix(1, t.Word, 0);
        features[n++] = Mix(2, l1.Word, 0);
        features[n++] = Mix(3, r1.Word, 0);
        features[n++] = Mix(4, l2.Word, 0);
        features[n++] = Mix(5, r2.Word, 0);
        features[n++] = Mix(6, l1.Word, t.Word);
        features[n++] = Mix(7, t.Word, r1.Word);
        features[n++] = Mix(8, l2.Word, l1.Word);
        features[n++] = Mix(9, r1.Word, r2.Word);
        features[n++] = Mix(10, written, 0);
        features[n++] = Mix(11, left, shape);
        features[n++] = Mix(12, shape, right);
        features[n++] = Mix(13, left | (right << 8), shape);
        features[n++] = Mix(14, (uint)l1.Classes, classes);
        features[n++] = Mix(15, classes, (uint)r1.Classes);
        features[n++] = Mix(16, t.Suffix3, 0);
        features[n++] = Mix(17, t.Suffix2, (uint)t.Shape);
        features[n++] = Mix(18, t.Prefix3, 0);
        features[n++] = Mix(19, t.Suffix4, 0);
        features[n++] = Mix(20, l1.Word, shape);
        features[n++] = Mix(21, r1.Word, shape);
        features[n++] = Mix(22, l1.Word, classes);
        features[n++] = Mix(23, r1.Word, classes);
        features[n++] = Mix(24, left2 | (left << 8), shape);
        features[n++] = Mix(25, right2 | (right << 8), shape);
        features[n++] = Mix(26, written, (uint)textCase | (t.Opens ? 8u : 0));
        features[n++] = Mix(27, l2.Word ^ (l1.Word * 31), shape);
        features[n++] = Mix(28, l1.Word ^ (r1.Word * 31), shape);
        features[n++] = Mix(29, (uint)l1.Classes | ((uint)r1.Classes << 16), written);
        features[n++] = Mix(30, (uint)textCase | (t.Opens ? 8u : 0), shape | ((uint)l1.Shape << 8));
    }

    private static uint Mix(uint feature, uint a, uint b)
    {
        var hash = (feature * 0xC2B2AE35) ^ (a * 0x9E3779B1) ^ System.Numerics.BitOperations.RotateLeft(b * 0x85EBCA6B, 15);
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6D;
        hash ^= hash >> 12;
        return hash * 0x297A2D39;
    }
}
