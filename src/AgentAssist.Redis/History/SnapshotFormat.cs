using System.Buffers.Text;
using System.Globalization;
using System.Text;
using AgentAssist.Core.Customers;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Redis.History;

/// <summary>
/// The bytes under a history key. Numbers are decimal digits, so that scripts can compare them and people can read them.
/// <code>
///  1  format, '2' now
/// 19  version
///  1  'S' a snapshot, 'A' the customer is absent (version 0), 'T' the memory of an invalidation; nothing follows A and T
/// 15  until when the snapshot is fresh, in milliseconds since 1970 by the clock of the node that wrote it
///  n  an encoded <see cref="CustomerContext"/> that holds profile, interactions, interaction_count and version and nothing else
/// </code>
/// Format '1' had the context, or nothing for an invalidation, right after the version; it is still read. Readers take an
/// unknown format for a miss; writers overwrite it.
/// <para>
/// Freshness is judged by the reading node's clock: where clocks differ by a minute, a snapshot is fresh for a minute more or
/// less. Nothing else depends on clocks; that no snapshot displaces a newer one is a matter of versions and tickets.
/// </para>
/// </summary>
internal static class SnapshotFormat
{
    private const byte Format = (byte)'2';
    private const byte FirstFormat = (byte)'1';
    private const byte SnapshotKind = (byte)'S';
    private const byte AbsentKind = (byte)'A';
    private const byte InvalidationKind = (byte)'T';
    private const int VersionEnd = 20;
    private const int TimeStart = 21;
    private const int ContextStart = 36;

    /// <summary>What is stored for a customer that the system of record does not know.</summary>
    public static byte[] Absent { get; } = Header(0, AbsentKind);

    /// <summary>The version as scripts compare it.</summary>
    public static string Digits(long version) => version.ToString("d19", CultureInfo.InvariantCulture);

    public static byte[] Invalidation(long version) => Header(version, InvalidationKind);

    /// <summary>
    /// Encodes a snapshot into at most <paramref name="maxBytes"/>, without its oldest interactions where need be; null where
    /// not even the profile fits.
    /// </summary>
    public static byte[]? Encode(CustomerHistory history, DateTimeOffset freshUntil, int maxBytes)
    {
        var context = new CustomerContext
        {
            Profile = history.Profile,
            Interactions = { history.Interactions },
            InteractionCount = history.InteractionCount,
            Version = history.Version,
        };
        while (ContextStart + context.CalculateSize() > maxBytes)
        {
            if (context.Interactions.Count == 0)
            {
                return null;
            }

            context.Interactions.RemoveAt(context.Interactions.Count - 1);
        }

        var bytes = new byte[ContextStart + context.CalculateSize()];
        Header(history.Version, SnapshotKind).CopyTo(bytes, 0);
        var time = freshUntil.ToUnixTimeMilliseconds().ToString("d15", CultureInfo.InvariantCulture);
        Encoding.ASCII.GetBytes(time, bytes.AsSpan(TimeStart));
        context.WriteTo(bytes.AsSpan(ContextStart));
        return bytes;
    }

    /// <summary>Decodes what is stored; null for an invalidation and for what this version cannot read.</summary>
    public static StoredHistory? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < VersionEnd || !TryReadDigits(bytes[1..VersionEnd], out var version))
        {
            return null;
        }

        return bytes[0] switch
        {
            FirstFormat when bytes.Length > VersionEnd => DecodeContext(bytes[VersionEnd..], version, null),
            Format when bytes.Length == TimeStart && bytes[VersionEnd] == AbsentKind => new StoredHistory(null, null),
            Format when bytes.Length >= ContextStart && bytes[VersionEnd] == SnapshotKind
                && TryReadDigits(bytes[TimeStart..ContextStart], out var freshUntil) =>
                DecodeContext(bytes[ContextStart..], version, DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(freshUntil, LastTime))),
            _ => null,
        };
    }

    private static long LastTime { get; } = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private static StoredHistory? DecodeContext(ReadOnlySpan<byte> bytes, long version, DateTimeOffset? freshUntil)
    {
        try
        {
            var context = CustomerContext.Parser.ParseFrom(bytes);
            var history = new CustomerHistory(context.Profile, [.. context.Interactions], context.InteractionCount, version);
            return new StoredHistory(history, freshUntil);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static byte[] Header(long version, byte kind) => [Format, .. Encoding.ASCII.GetBytes(Digits(version)), kind];

    private static bool TryReadDigits(ReadOnlySpan<byte> bytes, out long value)
    {
        value = 0;
        return !bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && Utf8Parser.TryParse(bytes, out value, out var read) && read == bytes.Length;
    }
}

/// <summary>What is stored of a customer.</summary>
/// <param name="History">The snapshot; null where the customer is absent.</param>
/// <param name="FreshUntil">Until when it is fresh; null for as long as it lives.</param>
internal sealed record StoredHistory(CustomerHistory? History, DateTimeOffset? FreshUntil);
