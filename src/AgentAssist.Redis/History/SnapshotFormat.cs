using System.Buffers.Text;
using System.Text;
using AgentAssist.Core.Customers;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Redis.History;

/// <summary>
/// The bytes under a history key: one byte of format (<c>1</c>), the version as 19 decimal digits, and an encoded
/// <see cref="CustomerContext"/> that holds profile, interactions, interaction_count and version and nothing else.
/// Nothing after the version is the memory of an invalidation. Readers take an unknown format for no snapshot; writers overwrite it.
/// </summary>
internal static class SnapshotFormat
{
    private const byte Format = (byte)'1';
    private const int VersionDigits = 19;
    private const int HeaderBytes = 1 + VersionDigits;

    /// <summary>The version as scripts compare it.</summary>
    public static string Digits(long version) => version.ToString("d19", System.Globalization.CultureInfo.InvariantCulture);

    public static byte[] Invalidation(long version) => Encoding.ASCII.GetBytes((char)Format + Digits(version));

    /// <summary>
    /// Encodes a snapshot into at most <paramref name="maxBytes"/>, without its oldest interactions where need be; null where
    /// not even the profile fits.
    /// </summary>
    public static byte[]? Encode(CustomerHistory history, int maxBytes)
    {
        var context = new CustomerContext
        {
            Profile = history.Profile,
            Interactions = { history.Interactions },
            InteractionCount = history.InteractionCount,
            Version = history.Version,
        };
        while (HeaderBytes + context.CalculateSize() > maxBytes)
        {
            if (context.Interactions.Count == 0)
            {
                return null;
            }

            context.Interactions.RemoveAt(context.Interactions.Count - 1);
        }

        var bytes = new byte[HeaderBytes + context.CalculateSize()];
        Invalidation(history.Version).CopyTo(bytes, 0);
        context.WriteTo(bytes.AsSpan(HeaderBytes));
        return bytes;
    }

    /// <summary>Decodes a snapshot; null for an invalidation and for what this version cannot read.</summary>
    public static CustomerHistory? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= HeaderBytes || bytes[0] != Format
            || !Utf8Parser.TryParse(bytes[1..HeaderBytes], out long version, out var digits) || digits != VersionDigits)
        {
            return null;
        }

        try
        {
            var context = CustomerContext.Parser.ParseFrom(bytes[HeaderBytes..]);
            return new CustomerHistory(context.Profile, [.. context.Interactions], context.InteractionCount, version);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
