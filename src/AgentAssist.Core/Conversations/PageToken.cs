using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <summary>
/// Where a listing goes on: the last item's time and id, and a checksum of the method and its filters, so that a
/// token of another listing is refused instead of giving a page that fits nothing.
/// </summary>
internal static class PageToken
{
    // An id that is made of two others is longer than either.
    private const int MaxIdLength = 3 * RequestRules.MaxIdLength;

    public static string Write(DateTimeOffset time, string id, string scope) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Checksum(scope)}|{time.UtcTicks.ToString(CultureInfo.InvariantCulture)}|{id}"));

    /// <summary>Reads a token; null where it is empty.</summary>
    public static (DateTimeOffset Time, string Id)? Read(string token, string scope)
    {
        if (token.Length == 0)
        {
            return null;
        }

        if (token.Length <= 1024 && Base64Url.IsValid(token))
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split('|', 3);
            if (parts.Length == 3
                && parts[0] == Checksum(scope)
                && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
                && ticks <= DateTimeOffset.MaxValue.UtcTicks
                && RequestRules.IsVisibleAscii(parts[2], MaxIdLength))
            {
                return (new DateTimeOffset(ticks, TimeSpan.Zero), parts[2]);
            }
        }

        throw new AssistException(
            ErrorReason.PageTokenInvalid, "page_token does not come from this method and these filters.", "page_token");
    }

    private static string Checksum(string scope) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(scope)).AsSpan(0, 6));
}
