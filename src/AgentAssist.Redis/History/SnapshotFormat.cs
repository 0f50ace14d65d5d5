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
///  1  format, '5' now
/// 19  version
///  1  'S' a snapshot, 'M' the customer was merged into another, 'A' the customer is absent (version 0), 'T' the memory of an
///     invalidation; nothing follows A and T
/// 15  until when it is fresh, in milliseconds since 1970 by the clock of the node that wrote it
///  n  S: an encoded <see cref="CustomerContext"/> that holds profile, interactions, interaction_count, promises as recorded,
///     feedback, gestures and version and nothing else. M: the id of the other customer
/// </code>
/// Formats '1' and '2' knew nothing of feedback and merges, '3' nothing of promises, '4' nothing of gestures. Their snapshots are a miss,
/// their versions still count. Readers take an unknown format for a miss; writers overwrite it.
/// <para>
/// Freshness is judged by the reading node's clock: where clocks differ by a minute, a snapshot is fresh for a minute more or
/// less. Nothing else depends on clocks; that no snapshot displaces a newer one is a matter of versions and tickets.
/// </para>
/// </summary>
internal static class SnapshotFormat
{
    private const byte Format = (byte)'5';
    private const byte MoveKind = (byte)'M';
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
        if (history.MergedInto.Length > 0)
        {
            return [.. Timed(history.Version, MoveKind, freshUntil), .. Encoding.ASCII.GetBytes(history.MergedInto)];
        }

        var context = new CustomerContext
        {
            Profile = history.Profile,
            Interactions = { history.Interactions },
            Promises = { history.Promises },
            Feedback = { history.Feedback },
            Gestures = { history.Gestures },
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
        Timed(history.Version, SnapshotKind, freshUntil).CopyTo(bytes, 0);
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
            Format when bytes.Length == TimeStart && bytes[VersionEnd] == AbsentKind => new StoredHistory(null, null),
            Format when bytes.Length >= ContextStart && bytes[VersionEnd] == SnapshotKind
                && TryReadDigits(bytes[TimeStart..ContextStart], out var freshUntil) => DecodeContext(bytes[ContextStart..], version, Time(freshUntil)),
            Format when bytes.Length > ContextStart && bytes[VersionEnd] == MoveKind
                && TryReadDigits(bytes[TimeStart..ContextStart], out var freshUntil) =>
                new StoredHistory(CustomerHistory.Moved(Encoding.ASCII.GetString(bytes[ContextStart..]), version), Time(freshUntil)),
            _ => null,
        };
    }

    private static long LastTime { get; } = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(milliseconds, LastTime));

    private static byte[] Timed(long version, byte kind, DateTimeOffset freshUntil) =>
    [
        .. Header(version, kind),
        .. Encoding.ASCII.GetBytes(freshUntil.ToUnixTimeMilliseconds().ToString("d15", CultureInfo.InvariantCulture)),
    ];

    private static StoredHistory? DecodeContext(ReadOnlySpan<byte> bytes, long version, DateTimeOffset freshUntil)
    {
        try
        {
            var context = CustomerContext.Parser.ParseFrom(bytes);
            var history = new CustomerHistory(context.Profile, [.. context.Interactions], context.InteractionCount, version)
            {
                Promises = [.. context.Promises],
                Feedback = [.. context.Feedback],
                Gestures = [.. context.Gestures],
            };
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
