using System.Globalization;

namespace AgentAssist.Core.Customers.Goodwill;

/// <summary>How a gesture is named within a tenant: its conversation and the revision at which it was proposed.</summary>
internal static class GestureIds
{
    /// <summary>Longer than any that was given out.</summary>
    public const int MaxLength = 160;

    private const string Mark = "/g";

    public static string Of(string conversationId, long revision) =>
        string.Create(CultureInfo.InvariantCulture, $"{conversationId}{Mark}{revision}");

    /// <summary>The conversation of a gesture; null where this names none.</summary>
    public static string? ConversationOf(string gestureId)
    {
        var mark = gestureId.LastIndexOf(Mark, StringComparison.Ordinal);
        return mark is > 0 and <= RequestRules.MaxIdLength ? gestureId[..mark] : null;
    }
}
