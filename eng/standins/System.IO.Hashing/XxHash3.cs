using System.Buffers.Binary;
using System.Numerics;

namespace System.IO.Hashing;

/// <summary>The XXH3 hash of 64 bits, as its public specification defines it. Fast, and of no use against an adversary.</summary>
public static class XxHash3
{
    private const ulong Prime32A = 0x9E3779B1;
    private const ulong Prime32B = 0x85EBCA77;
    private const ulong Prime32C = 0xC2B2AE3D;
    private const ulong Prime64A = 0x9E3779B185EBCA87;
    private const ulong Prime64B = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime64C = 0x165667B19E3779F9;
    private const ulong Prime64D = 0x85EBCA77C2B2AE63;
    private const ulong Prime64E = 0x27D4EB2F165667C5;
    private const ulong PrimeMixA = 0x165667919E3779F9;
    private const ulong PrimeMixB = 0x9FB21C651E98DF25;

    private const int StripeLength = 64;
    private const int StripesPerBlock = 16;
    private const int BlockLength = StripeLength * StripesPerBlock;
    private const int SecretLength = 192;

    private static ReadOnlySpan<byte> Secret =>
    [
        0xb8, 0xfe, 0x6c, 0x39, 0x23, 0xa4, 0x4b, 0xbe, 0x7c, 0x01, 0x81, 0x2c, 0xf7, 0x21, 0xad, 0x1c,
        0xde, 0xd4, 0x6d, 0xe9, 0x83, 0x90, 0x97, 0xdb, 0x72, 0x40, 0xa4, 0xa4, 0xb7, 0xb3, 0x67, 0x1f,
        0xcb, 0x79, 0xe6, 0x4e, 0xcc, 0xc0, 0xe5, 0x78, 0x82, 0x5a, 0xd0, 0x7d, 0xcc, 0xff, 0x72, 0x21,
        0xb8, 0x08, 0x46, 0x74, 0xf7, 0x43, 0x24, 0x8e, 0xe0, 0x35, 0x90, 0xe6, 0x81, 0x3a, 0x26, 0x4c,
        0x3c, 0x28, 0x52, 0xbb, 0x91, 0xc3, 0x00, 0xcb, 0x88, 0xd0, 0x65, 0x8b, 0x1b, 0x53, 0x2e, 0xa3,
        0x71, 0x64, 0x48, 0x97, 0xa2, 0x0d, 0xf9, 0x4e, 0x38, 0x19, 0xef, 0x46, 0xa9, 0xde, 0xac, 0xd8,
        0xa8, 0xfa, 0x76, 0x3f, 0xe3, 0x9c, 0x34, 0x3f, 0xf9, 0xdc, 0xbb, 0xc7, 0xc7, 0x0b, 0x4f, 0x1d,
        0x8a, 0x51, 0xe0, 0x4b, 0xcd, 0xb4, 0x59, 0x31, 0xc8, 0x9f, 0x7e, 0xc9, 0xd9, 0x78, 0x73, 0x64,
        0xea, 0xc5, 0xac, 0x83, 0x34, 0xd3, 0xeb, 0xc3, 0xc5, 0x81, 0xa0, 0xff, 0xfa, 0x13, 0x63, 0xeb,
        0x17, 0x0d, 0xdd, 0x51, 0xb7, 0xf0, 0xda, 0x49, 0xd3, 0x16, 0x55, 0x26, 0x29, 0xd4, 0x68, 0x9e,
        0x2b, 0x16, 0xbe, 0x58, 0x7d, 0x47, 0xa1, 0xfc, 0x8f, 0xf8, 0xb8, 0xd1, 0x7a, 0xd0, 0x31, 0xce,
        0x45, 0xcb, 0x3a, 0x8f, 0x95, 0x16, 0x04, 0x28, 0xaf, 0xd7, 0xfb, 0xca, 0xbb, 0x4b, 0x40, 0x7e,
    ];

    public static ulong HashToUInt64(ReadOnlySpan<byte> source, long seed = 0) => source.Length switch
    {
        0 => AvalancheOfXxh64((ulong)seed ^ Read64(Secret, 56) ^ Read64(Secret, 64)),
        <= 3 => Hash1To3(source, (ulong)seed),
        <= 8 => Hash4To8(source, (ulong)seed),
        <= 16 => Hash9To16(source, (ulong)seed),
        <= 128 => Hash17To128(source, (ulong)seed),
        <= 240 => Hash129To240(source, (ulong)seed),
        _ => HashLong(source, (ulong)seed),
    };

    private static ulong Hash1To3(ReadOnlySpan<byte> source, ulong seed)
    {
        var length = source.Length;
        var combined = ((uint)source[0] << 16) | ((uint)source[length >> 1] << 24) | source[length - 1] | ((uint)length << 8);
        return AvalancheOfXxh64(combined ^ ((Read32(Secret, 0) ^ Read32(Secret, 4)) + seed));
    }

    private static ulong Hash4To8(ReadOnlySpan<byte> source, ulong seed)
    {
        seed ^= (ulong)BinaryPrimitives.ReverseEndianness((uint)seed) << 32;
        var input = Read32(source, source.Length - 4) + (Read32(source, 0) << 32);
        var hash = input ^ ((Read64(Secret, 8) ^ Read64(Secret, 16)) - seed);
        hash ^= BitOperations.RotateLeft(hash, 49) ^ BitOperations.RotateLeft(hash, 24);
        hash *= PrimeMixB;
        hash ^= (hash >> 35) + (ulong)source.Length;
        hash *= PrimeMixB;
        return hash ^ (hash >> 28);
    }

    private static ulong Hash9To16(ReadOnlySpan<byte> source, ulong seed)
    {
        var low = Read64(source, 0) ^ ((Read64(Secret, 24) ^ Read64(Secret, 32)) + seed);
        var high = Read64(source, source.Length - 8) ^ ((Read64(Secret, 40) ^ Read64(Secret, 48)) - seed);
        return Avalanche((ulong)source.Length + BinaryPrimitives.ReverseEndianness(low) + high + FoldedProduct(low, high));
    }

    private static ulong Hash17To128(ReadOnlySpan<byte> source, ulong seed)
    {
        var hash = (ulong)source.Length * Prime64A;
        for (var pair = (source.Length - 1) / 32; pair >= 0; pair--)
        {
            hash += Mix16(source, 16 * pair, 32 * pair, seed);
            hash += Mix16(source, source.Length - (16 * (pair + 1)), (32 * pair) + 16, seed);
        }

        return Avalanche(hash);
    }

    private static ulong Hash129To240(ReadOnlySpan<byte> source, ulong seed)
    {
        var hash = (ulong)source.Length * Prime64A;
        for (var i = 0; i < 8; i++)
        {
            hash += Mix16(source, 16 * i, 16 * i, seed);
        }

        hash = Avalanche(hash);
        for (var i = 8; i < source.Length / 16; i++)
        {
            hash += Mix16(source, 16 * i, (16 * (i - 8)) + 3, seed);
        }

        return Avalanche(hash + Mix16(source, source.Length - 16, 136 - 17, seed));
    }

    private static ulong HashLong(ReadOnlySpan<byte> source, ulong seed)
    {
        Span<byte> secret = stackalloc byte[SecretLength];
        for (var i = 0; i < SecretLength; i += 16)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(secret[i..], Read64(Secret, i) + seed);
            BinaryPrimitives.WriteUInt64LittleEndian(secret[(i + 8)..], Read64(Secret, i + 8) - seed);
        }

        Span<ulong> lanes = [Prime32C, Prime64A, Prime64B, Prime64C, Prime64D, Prime32B, Prime64E, Prime32A];
        var rest = source;
        for (; rest.Length > BlockLength; rest = rest[BlockLength..])
        {
            Accumulate(lanes, rest, StripesPerBlock, secret);
            Scramble(lanes, secret[(SecretLength - StripeLength)..]);
        }

        Accumulate(lanes, rest, (rest.Length - 1) / StripeLength, secret);
        Accumulate(lanes, source[^StripeLength..], 1, secret[(SecretLength - StripeLength - 7)..]);

        var hash = (ulong)source.Length * Prime64A;
        for (var i = 0; i < 4; i++)
        {
            hash += FoldedProduct(
                lanes[2 * i] ^ Read64(secret, 11 + (16 * i)),
                lanes[(2 * i) + 1] ^ Read64(secret, 11 + (16 * i) + 8));
        }

        return Avalanche(hash);
    }

    private static void Accumulate(Span<ulong> lanes, ReadOnlySpan<byte> source, int stripes, ReadOnlySpan<byte> secret)
    {
        for (var stripe = 0; stripe < stripes; stripe++)
        {
            for (var lane = 0; lane < 8; lane++)
            {
                var value = Read64(source, (stripe * StripeLength) + (8 * lane));
                var key = value ^ Read64(secret, 8 * (stripe + lane));
                lanes[lane ^ 1] += value;
                lanes[lane] += (key & uint.MaxValue) * (key >> 32);
            }
        }
    }

    private static void Scramble(Span<ulong> lanes, ReadOnlySpan<byte> secret)
    {
        for (var lane = 0; lane < 8; lane++)
        {
            var value = lanes[lane];
            lanes[lane] = (value ^ (value >> 47) ^ Read64(secret, 8 * lane)) * Prime32A;
        }
    }

    private static ulong Mix16(ReadOnlySpan<byte> source, int offset, int secretOffset, ulong seed) => FoldedProduct(
        Read64(source, offset) ^ (Read64(Secret, secretOffset) + seed),
        Read64(source, offset + 8) ^ (Read64(Secret, secretOffset + 8) - seed));

    private static ulong FoldedProduct(ulong left, ulong right) => Math.BigMul(left, right, out var low) ^ low;

    private static ulong Avalanche(ulong hash)
    {
        hash = (hash ^ (hash >> 37)) * PrimeMixA;
        return hash ^ (hash >> 32);
    }

    private static ulong AvalancheOfXxh64(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * Prime64B;
        hash = (hash ^ (hash >> 29)) * Prime64C;
        return hash ^ (hash >> 32);
    }

    private static ulong Read64(ReadOnlySpan<byte> source, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(source[offset..]);

    private static ulong Read32(ReadOnlySpan<byte> source, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(source[offset..]);
}
