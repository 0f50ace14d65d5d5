namespace AgentAssist.Core.Privacy;

/// <summary>Tells the letters of a folded text.</summary>
internal static class Letters
{
    public static bool Is(char c) => c is >= 'a' and <= 'z' || (c >= 128 && char.IsLetter(c));
}
