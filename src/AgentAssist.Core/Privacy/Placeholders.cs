namespace AgentAssist.Core.Privacy;

/// <summary>Finds the placeholders that an earlier masking left, so that nothing masks them again.</summary>
internal static class Placeholders
{
    public static void Scan(string text, List<Recognition> found)
    {
        for (var i = text.IndexOf('['); i >= 0; i = i + 1 < text.Length ? text.IndexOf('[', i + 1) : -1)
        {
            foreach (var type in Sensitive.All)
            {
                var placeholder = Sensitive.Placeholder(type);
                if (string.CompareOrdinal(text, i, placeholder, 0, placeholder.Length) == 0)
                {
                    found.Add(new Recognition(i, i + placeholder.Length, type, IsPlaceholder: true));
                    break;
                }
            }
        }
    }
}
